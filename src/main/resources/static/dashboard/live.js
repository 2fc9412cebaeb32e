import { onUnmounted, ref } from 'vue'
import { root } from './address.js'

/**
 * Calls `load` now and then every so often while the page is shown, and never twice at once.
 * `trouble` holds why the last call failed; the next one tries again.
 */
export function poll(load, every = 2000) {
  const trouble = ref(null)
  const loaded = ref(false)
  let timer = 0
  let over = false
  async function turn() {
    try {
      if (!document.hidden || !loaded.value) await load()
      trouble.value = null
      loaded.value = true
    } catch (why) {
      trouble.value = why
    }
    if (!over) timer = setTimeout(turn, every)
  }
  turn()
  onUnmounted(() => { over = true; clearTimeout(timer) })
  const again = () => { clearTimeout(timer); return turn() }
  return { trouble, loaded, again }
}

/**
 * Follows the events of a job from after `sequence` on. The browser reconnects by itself where the
 * connection breaks; where it gives up (the service answered with an error while it started) a new
 * stream begins after the last event that was seen, so that none is lost or told twice.
 */
export function followJob(id, { after = 0, onEvent, onState = () => {} }) {
  let last = after
  let source
  let timer = 0
  function open() {
    source = new EventSource(`${root}/jobs/${id}/events?after=${last}`)
    source.onopen = () => onState('live')
    source.onerror = () => {
      onState('reconnecting')
      if (source.readyState === EventSource.CLOSED) timer = setTimeout(open, 1000)
    }
    for (const type of ['state', 'preparing', 'phase', 'steps', 'epoch', 'range', 'note', 'checkpoint']) {
      source.addEventListener(type, message => {
        const event = JSON.parse(message.data)
        event.sequence ??= Number(message.lastEventId)
        if (event.sequence <= last) return
        last = event.sequence
        onEvent(event)
      })
    }
  }
  open()
  return () => { clearTimeout(timer); source.close() }
}
