import { onUnmounted, ref } from 'vue'
import { postForPicture } from '../../api.js'

/**
 * The Grad-CAM overlay of a picture, for one class at a time. `ask` gives what names the picture:
 * { body } with JSON, or { form }. `of` is the class that is shown, `picture` its address.
 */
export function heat(model, ask) {
  const of = ref(null)
  const picture = ref(null)
  const trouble = ref(null)
  const loading = ref(false)
  const drawn = new Map()
  let turn = 0

  async function show(className) {
    const mine = ++turn
    trouble.value = null
    of.value = className
    picture.value = drawn.get(className) ?? null
    loading.value = className !== null && picture.value === null
    if (!loading.value) return
    try {
      const { body, form } = ask(className)
      const url = await postForPicture(`/models/${model}:explain`, body, form ? { form } : {})
      drawn.set(className, url)
      if (mine === turn) picture.value = url
    } catch (why) {
      if (mine === turn) { trouble.value = why; of.value = null }
    }
    if (mine === turn) loading.value = false
  }
  /** Shows the class, or the bare picture where it was shown already. */
  const toggle = className => show(of.value === className ? null : className)
  function forget() {
    turn++
    for (const url of drawn.values()) URL.revokeObjectURL(url)
    drawn.clear()
    of.value = picture.value = trouble.value = null
    loading.value = false
  }
  onUnmounted(forget)
  return { of, picture, trouble, loading, toggle, forget }
}
