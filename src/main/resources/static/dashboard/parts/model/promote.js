import { ref } from 'vue'
import { post } from '../../api.js'

/** The dialog that makes a backbone of a model, from which other trainings can start. */
export const Promote = {
  props: { model: Object },
  setup(props) {
    const dialog = ref(null)
    const name = ref('')
    const licence = ref('')
    const card = ref('')
    const trouble = ref(null)
    const sending = ref(false)
    const made = ref(null)
    function open() {
      made.value = trouble.value = null
      name.value = props.model.name.toLowerCase().replace(/[^a-z0-9._-]+/g, '_').replace(/^[^a-z0-9]+/, '').slice(0, 64)
      dialog.value.showModal()
    }
    async function send() {
      sending.value = true
      trouble.value = null
      try {
        made.value = await post(`/models/${props.model.id}:promote`, {
          name: name.value, licence: licence.value, ...(card.value.trim() ? { card: card.value } : {}),
        })
      } catch (why) {
        trouble.value = why
      }
      sending.value = false
    }
    const wrong = field => trouble.value?.fields.find(one => one.field === field)?.message
    return { dialog, name, licence, card, trouble, sending, made, open, send, wrong }
  },
  template: /* html */ `
    <button type="button" @click="open">Promote to a backbone</button>
    <dialog ref="dialog" aria-labelledby="promote-title">
      <h2 id="promote-title">Promote to a backbone</h2>
      <template v-if="made">
        <p role="status">The backbone <code>{{ made.name }}</code> is there.</p>
        <div class="row"><a class="button first" :href="'#/train?backbone=' + made.name">Train from it</a>
          <button type="button" @click="dialog.close()">Close</button></div>
      </template>
      <form v-else class="stack" @submit.prevent="send">
        <p class="quiet">Everything but the head is copied, with the input of the model; trainings can start from it as from a published one.</p>
        <div class="field"><label for="promote-name">Name</label>
          <input id="promote-name" v-model="name" required maxlength="64" pattern="[a-z0-9][a-z0-9._\\-]*" autocomplete="off"
            aria-describedby="promote-name-help" :aria-invalid="Boolean(wrong('name'))">
          <small id="promote-name-help" :class="{ bad: wrong('name') }">{{ wrong('name') ?? 'of a-z, 0-9, “.”, “_” and “-”, beginning with a letter or digit' }}</small></div>
        <div class="field"><label for="promote-licence">Licence</label>
          <input id="promote-licence" v-model="licence" required maxlength="200" placeholder="CC-BY-4.0" autocomplete="off"
            aria-describedby="promote-licence-help" :aria-invalid="Boolean(wrong('licence'))">
          <small id="promote-licence-help" :class="{ bad: wrong('licence') }">{{ wrong('licence') ?? 'on what terms others may use the weights' }}</small></div>
        <div class="field"><label for="promote-card">Card</label>
          <textarea id="promote-card" v-model="card" rows="4" maxlength="100000" aria-describedby="promote-card-help"></textarea>
          <small id="promote-card-help">what people should know before they use it, in Markdown; the card of the model where this is left empty</small></div>
        <trouble v-if="trouble && !trouble.fields?.length" :of="trouble"></trouble>
        <div class="row"><button type="submit" class="first" :disabled="sending">{{ sending ? 'Copying …' : 'Promote' }}</button>
          <button type="button" @click="dialog.close()">Cancel</button></div>
      </form>
    </dialog>`,
}
