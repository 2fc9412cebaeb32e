import { computed, onUnmounted, ref, watch } from 'vue'
import { postForPicture } from '../../api.js'
import { plural } from '../../format.js'

/** Training pictures as a phase would vary them; drawn when asked for, and again after each change. */
export const PreviewBox = {
  props: { request: Object, plan: Object, phase: Number },
  emits: ['update:phase'],
  setup(props) {
    const picture = ref(null)
    const trouble = ref(null)
    const drawing = ref(false)
    const wanted = ref(false)
    let control = null
    let timer = 0
    // what changes the pictures, and nothing else: a new rate must not draw them anew
    const seen = computed(() => {
      const { dataset, datasetVersion, backbone } = props.request
      const { augmentation, open } = props.plan.phases[props.phase] ?? {}
      return JSON.stringify([dataset, datasetVersion, backbone, props.phase, props.plan.seed, open, augmentation])
    })
    function keep(address) {
      if (picture.value) URL.revokeObjectURL(picture.value)
      picture.value = address
    }
    async function draw() {
      control?.abort()
      if (!props.request.dataset) return
      const own = new AbortController()
      control = own
      wanted.value = drawing.value = true
      try {
        const { name, ...job } = props.request
        keep(await postForPicture('/jobs:preview', { ...job, phase: props.phase, examples: 5, views: 6 }, { signal: own.signal }))
        trouble.value = null
      } catch (why) {
        if (own.signal.aborted) return
        trouble.value = why
      }
      drawing.value = false
    }
    watch(seen, () => {
      clearTimeout(timer)
      if (wanted.value) timer = setTimeout(draw, 500)
    })
    onUnmounted(() => { clearTimeout(timer); control?.abort(); keep(null) })
    const name = computed(() => props.plan.phases[props.phase]?.name ?? '')
    return { picture, trouble, drawing, wanted, draw, name, plural }
  },
  template: /* html */ `
    <section class="card" aria-labelledby="preview-title">
      <div class="row apart"><h2 id="preview-title">What the network will see</h2>
        <div class="row"><template v-if="plan.phases.length > 1"><label for="preview-phase">Phase</label>
          <select id="preview-phase" :value="phase" @change="$emit('update:phase', Number($event.target.value))"><option v-for="(one, n) in plan.phases" :value="n">{{ one.name }}</option></select></template>
          <button type="button" :disabled="!request.dataset || drawing" @click="draw">{{ drawing ? 'Drawing…' : wanted ? 'Draw again' : 'Show pictures' }}</button></div></div>
      <p class="small quiet">A row for each training picture: first as validation sees it, then as phase “{{ name }}” varies it. Drawn anew when its augmentation changes.</p>
      <trouble v-if="trouble" :of="trouble"></trouble>
      <div v-if="wanted && !trouble" class="preview" :class="{ drawing }" tabindex="0" role="region" aria-label="Augmented pictures">
        <img v-if="picture" :src="picture" :alt="'Five training pictures, each plain and in six variations of phase ' + name">
      </div>
    </section>`,
}
