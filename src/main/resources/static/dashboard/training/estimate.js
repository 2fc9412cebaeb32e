import { onUnmounted, ref, watch } from 'vue'
import { post } from '../api.js'

/**
 * What the job would take, asked anew when the request changes. An answer to an older request never
 * covers one to a newer; while there is no figure yet it is asked for again.
 */
export function estimateOf(request) {
  const estimate = ref(null)
  const refusal = ref(null)
  const asking = ref(false)
  let timer = 0
  let control = null

  async function ask() {
    control?.abort()
    if (!request.value.dataset) return
    const own = new AbortController()
    control = own
    asking.value = true
    try {
      estimate.value = await post('/jobs:estimate', request.value, { signal: own.signal })
      refusal.value = null
      if (estimate.value.seconds === undefined) later(5000)
    } catch (why) {
      if (own.signal.aborted) return
      refusal.value = why
      if (why.status === 0 || why.status >= 500) later(5000)
    }
    asking.value = false
  }
  function later(milliseconds) {
    clearTimeout(timer)
    timer = setTimeout(ask, milliseconds)
  }
  watch(() => JSON.stringify(request.value), () => later(350), { immediate: true })
  onUnmounted(() => { clearTimeout(timer); control?.abort() })
  return { estimate, refusal, asking }
}
