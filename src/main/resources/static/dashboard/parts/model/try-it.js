import { computed, onMounted, onUnmounted, ref } from 'vue'
import { postForm } from '../../api.js'
import { percent } from '../../format.js'
import { Camera } from './camera.js'
import { heat } from './heat.js'
import { HeldOut } from './held-out.js'

const few = 10 // probabilities shown at first

/** Asks the model for a picture of one's own, and shows where it looked. */
export const TryIt = {
  components: { Camera, HeldOut },
  props: { model: Object },
  setup(props) {
    const file = ref(null)
    const address = ref(null)
    const answer = ref(null)
    const trouble = ref(null)
    const asking = ref(false)
    const over = ref(false)
    const everything = ref(false)
    const form = () => { const data = new FormData(); data.append('file', file.value, file.value.name || 'picture'); return data }
    const looked = heat(props.model.id, className => {
      const data = form()
      data.append('class', className)
      return { form: data }
    })

    async function take(picture) {
      looked.forget()
      if (address.value) URL.revokeObjectURL(address.value)
      file.value = picture
      address.value = URL.createObjectURL(picture)
      answer.value = trouble.value = null
      everything.value = false
      asking.value = true
      try {
        const { predictions } = await postForm(`/models/${props.model.id}:predict?top=${props.model.classes.length}`, form())
        // another picture may have been taken since
        if (file.value === picture) answer.value = predictions[0]
      } catch (why) {
        if (file.value === picture) trouble.value = why
      }
      if (file.value === picture) asking.value = false
    }
    const first = files => { if (files?.length) take(files[0]) }
    const drop = event => { over.value = false; first(event.dataTransfer.files) }
    const choose = event => { first(event.target.files); event.target.value = '' }
    const paste = event => first([...event.clipboardData.files].filter(one => one.type.startsWith('image/')))
    onMounted(() => window.addEventListener('paste', paste))
    onUnmounted(() => { window.removeEventListener('paste', paste); if (address.value) URL.revokeObjectURL(address.value) })
    const ranked = computed(() => answer.value?.top.slice(0, everything.value ? 200 : few) ?? [])
    return { file, address, answer, trouble, asking, over, everything, looked, take, drop, choose, ranked, few, percent }
  },
  template: /* html */ `
    <div class="grid try">
      <section class="card" aria-labelledby="picture">
        <h2 id="picture">Picture</h2>
        <div class="drop" :class="{ over }" @dragover.prevent="over = true" @dragleave="over = false" @drop.prevent="drop">
          <img v-if="address" class="shown" :src="looked.picture.value ?? address"
            :alt="looked.picture.value ? 'Where the model looked for ' + looked.of.value : 'The picture you chose: ' + file.name">
          <p v-else class="quiet">Drop a photo here, or paste one.</p>
        </div>
        <div class="row" style="margin-top: .6rem">
          <label class="button first">Choose a file<input class="hidden-text" type="file" accept="image/*" @change="choose"></label>
          <camera @picture="take"></camera>
        </div>
        <held-out :model="model" @picture="take"></held-out>
      </section>
      <section class="card" aria-labelledby="answer" aria-live="polite" :aria-busy="asking">
        <h2 id="answer">Answer</h2>
        <trouble :of="trouble"></trouble>
        <p v-if="asking" class="quiet">Looking …</p>
        <p v-else-if="!answer && !trouble" class="quiet">What the model sees in the picture comes here; the picture is not kept.</p>
        <template v-if="answer">
          <p v-if="answer.labels" class="verdict">{{ answer.labels.join(', ') || 'none of its classes' }}</p>
          <p v-else class="verdict">{{ answer.label }} <span class="quiet">{{ percent(answer.probability) }}</span></p>
          <ol class="probabilities">
            <li v-for="one in ranked" :key="one.label">
              <span class="label">{{ one.label }}</span>
              <span class="bar" aria-hidden="true"><span :style="{ width: 100 * one.probability + '%' }"></span></span>
              <span class="number">{{ percent(one.probability) }}</span>
              <button type="button" class="why" :aria-pressed="looked.of.value === one.label" @click="looked.toggle(one.label)">
                why?<span class="hidden-text"> Show where the model looked for {{ one.label }}</span></button>
            </li>
          </ol>
          <button v-if="answer.top.length > few && !everything" type="button" class="plain" @click="everything = true">More classes</button>
          <p class="small quiet hint">{{ looked.loading.value ? 'Computing the heat map …'
            : looked.of.value ? 'Bright is what spoke for ' + looked.of.value + ' (Grad-CAM), on the part of the picture that the model gets.' : '“why?” shows what in the picture spoke for a class.' }}</p>
          <trouble :of="looked.trouble.value"></trouble>
        </template>
      </section>
    </div>`,
}
