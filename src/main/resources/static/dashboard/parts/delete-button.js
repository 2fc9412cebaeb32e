import { ref } from 'vue'
import { remove } from '../api.js'
import { go } from '../router.js'

/** Takes something away for good, after asking: `path` in the API; `back` is the page shown then. The slot says what goes and what stays. */
export const DeleteButton = {
  props: { label: String, name: String, path: String, back: String },
  setup(props) {
    const dialog = ref(null)
    const trouble = ref(null)
    const sending = ref(false)
    async function send() {
      sending.value = true
      trouble.value = null
      try {
        await remove(props.path)
        dialog.value.close()
        go(props.back)
      } catch (why) {
        trouble.value = why
      }
      sending.value = false
    }
    return { dialog, trouble, sending, send }
  },
  template: /* html */ `
    <button type="button" class="danger" @click="dialog.showModal()">{{ label }}</button>
    <dialog ref="dialog" aria-labelledby="delete-title">
      <h2 id="delete-title">Delete {{ name }}?</h2>
      <p><slot></slot></p>
      <trouble :of="trouble" style="margin-bottom: .8rem"></trouble>
      <div class="row"><button type="button" class="danger" :disabled="sending" @click="send">Delete</button>
        <button type="button" autofocus @click="dialog.close()">Keep</button></div>
    </dialog>`,
}
