import { ref } from 'vue'
import { remove } from '../../api.js'
import { go } from '../../router.js'

/** Takes a model away for good, after asking. */
export const DeleteModel = {
  props: { model: Object },
  setup(props) {
    const dialog = ref(null)
    const trouble = ref(null)
    const sending = ref(false)
    async function send() {
      sending.value = true
      trouble.value = null
      try {
        await remove(`/models/${props.model.id}`)
        dialog.value.close()
        go('/models')
      } catch (why) {
        trouble.value = why
      }
      sending.value = false
    }
    return { dialog, trouble, sending, send }
  },
  template: /* html */ `
    <button type="button" class="danger" @click="dialog.showModal()">Delete this model</button>
    <dialog ref="dialog" aria-labelledby="delete-title">
      <h2 id="delete-title">Delete {{ model.name }}?</h2>
      <p>Its files go too, and programs that ask it get an error. Its job, its data set and backbones made of it stay.</p>
      <trouble :of="trouble" style="margin-bottom: .8rem"></trouble>
      <div class="row"><button type="button" class="danger" :disabled="sending" @click="send">Delete</button>
        <button type="button" autofocus @click="dialog.close()">Keep</button></div>
    </dialog>`,
}
