import { computed, ref, watch } from 'vue'
import { get } from '../../api.js'
import { count } from '../../format.js'
import { refine, route } from '../../router.js'
import { total } from '../../samples.js'
import { PictureView } from './picture-view.js'

const pageSize = 60
const most = 480 // so many pictures are held on the page; the next ones replace them

/** The pictures of a version, of one class or split if wanted, page after page. */
export const PictureGallery = {
  components: { 'picture-view': PictureView },
  props: { version: Object },
  setup(props) {
    const items = ref([])
    const next = ref(null)
    const before = ref(0)
    const trouble = ref(null)
    const loading = ref(true)
    const shown = ref(null)
    let asked = 0
    const filter = key => computed({ get: () => route.query[key] ?? '', set: value => refine({ [key]: value }) })
    const split = filter('split')
    const name = filter('class')
    const splits = computed(() => ['train', 'val', 'test'].filter(one => props.version.samples[one] > 0))
    const all = computed(() => {
      const counts = name.value ? props.version.classes.find(one => one.name === name.value) : props.version.samples
      return counts ? (split.value ? counts[split.value] : total(counts)) : 0
    })
    async function load(cursor) {
      const mine = ++asked
      loading.value = true
      const query = new URLSearchParams({ limit: pageSize })
      if (split.value) query.set('split', split.value)
      if (name.value) query.set('class', name.value)
      if (cursor) query.set('cursor', cursor)
      try {
        const page = await get(`/datasets/${props.version.id}/versions/${props.version.version}/samples?${query}`)
        if (mine !== asked) return false
        const full = items.value.length >= most
        if (full) before.value += items.value.length
        items.value = full ? page.items : [...items.value, ...page.items]
        next.value = page.next ?? null
        trouble.value = null
      } catch (why) {
        if (mine === asked) trouble.value = why
      }
      loading.value = false
      return true
    }
    function first() {
      items.value = []
      next.value = null
      before.value = 0
      load(null)
    }
    const more = () => load(next.value)
    // the address says what is looked at, whoever changed it
    watch(() => [props.version.version, split.value, name.value].join(), first, { immediate: true })
    async function step(by) {
      const wanted = shown.value + by
      if (wanted >= items.value.length && next.value) {
        const held = items.value.length
        await more()
        shown.value = items.value.length > held ? wanted : 0
      } else if (wanted >= 0 && wanted < items.value.length) shown.value = wanted
    }
    return { items, next, before, trouble, loading, shown, split, name, splits, all, more, first, step, count }
  },
  template: /* html */ `
    <div class="row filters">
      <div class="field"><label for="of-class">Class</label><select id="of-class" v-model="name"><option value="">all</option>
        <option v-for="one in version.classes">{{ one.name }}</option></select></div>
      <div class="field"><label for="of-split">Split</label><select id="of-split" v-model="split"><option value="">all</option>
        <option v-for="one in splits">{{ one }}</option></select></div>
      <p class="quiet filters-say" aria-live="polite">{{ items.length ? count(before + 1) + ' to ' + count(before + items.length) + ' of ' + count(all) : loading ? ' ' : 'none' }}</p>
    </div>
    <trouble v-if="trouble" :of="trouble"></trouble>
    <ul v-if="loading && !items.length" class="gallery" aria-hidden="true"><li v-for="n in 12" class="blank-picture"></li></ul>
    <empty v-else-if="!items.length && !trouble">No picture of this version is of that class and split.</empty>
    <ul class="gallery pictures">
      <li v-for="(sample, i) in items" :key="sample.n"><button type="button" @click="shown = i" :aria-label="'Look at ' + sample.name">
        <img :src="sample.content + '?size=160'" alt="" width="160" height="160" loading="lazy" decoding="async">
        <span>{{ sample.labels.join(', ') || 'no class' }}<small>{{ sample.split }}</small></span></button></li>
    </ul>
    <p v-if="next || before" class="row more"><button v-if="next" type="button" :disabled="loading" @click="more">{{ loading ? 'Loading…' : 'Show more' }}</button>
      <button v-if="before" type="button" @click="first">Back to the first</button></p>
    <picture-view v-if="shown !== null && items[shown]" :sample="items[shown]" :place="before + shown + 1" :all="all" @step="step" @close="shown = null"></picture-view>`,
}
