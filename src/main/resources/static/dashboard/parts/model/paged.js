import { computed, ref, shallowRef } from 'vue'
import { get } from '../../api.js'

/**
 * A list that is read page by page: `next` and `previous` turn pages, `start` goes to the first one.
 * `path` is a function, as what is asked for may change; null asks for nothing.
 */
export function paged(path) {
  const items = shallowRef([])
  const trouble = ref(null)
  const loading = ref(false)
  const cursors = ref([null])
  const following = ref(null)
  let turn = 0

  async function load() {
    const address = path()
    const mine = ++turn
    if (address === null) { items.value = []; following.value = null; return }
    loading.value = true
    const cursor = cursors.value.at(-1)
    try {
      const answer = await get(cursor === null ? address : `${address}${address.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}`)
      // an answer that was overtaken by a later question is of no use
      if (mine !== turn) return
      items.value = answer.items
      following.value = answer.next ?? null
      trouble.value = null
    } catch (why) {
      if (mine !== turn) return
      trouble.value = why
      items.value = []
      following.value = null
    }
    loading.value = false
  }
  const start = () => { cursors.value = [null]; return load() }
  const next = () => { cursors.value = [...cursors.value, following.value]; return load() }
  const previous = () => { cursors.value = cursors.value.slice(0, -1); return load() }
  const number = computed(() => cursors.value.length)
  return { items, trouble, loading, following, number, load, start, next, previous }
}

/** Turns the pages of a `paged` list; takes no room where there is one page only. */
export const Pager = {
  props: { pages: Object, of: String },
  template: /* html */ `
    <nav v-if="pages.number.value > 1 || pages.following.value" class="row pager" :aria-label="'Pages of ' + of">
      <button type="button" :disabled="pages.number.value === 1 || pages.loading.value" @click="pages.previous()">Previous</button>
      <span class="small quiet" aria-live="polite">page {{ pages.number.value }}</span>
      <button type="button" :disabled="!pages.following.value || pages.loading.value" @click="pages.next()">Next</button>
    </nav>`,
}
