import { computed, ref, watch } from 'vue'
import { get } from '../../api.js'
import { count } from '../../format.js'

const words = { added: 'added', removed: 'removed', relabelled: 'other class', moved: 'other split' }

/** What is different in one version since another: how much, which classes, and each picture. */
export const VersionChanges = {
  props: { id: String, versions: Array },
  setup(props) {
    const version = ref(props.versions[0].version)
    const since = ref(props.versions[1].version)
    const changes = ref(null)
    const items = ref([])
    const trouble = ref(null)
    const loading = ref(false)
    let asked = 0
    async function load(cursor) {
      const mine = ++asked
      loading.value = true
      try {
        const query = new URLSearchParams({ since: since.value, ...(cursor ? { cursor } : {}) })
        const page = await get(`/datasets/${props.id}/versions/${version.value}/changes?${query}`)
        if (mine !== asked) return
        changes.value = page
        items.value = cursor ? [...items.value, ...page.items] : page.items
        trouble.value = null
      } catch (why) {
        if (mine === asked) { trouble.value = why; changes.value = null; items.value = [] }
      }
      loading.value = false
    }
    watch([version, since], () => load(null), { immediate: true })
    const facts = computed(() => (changes.value ? Object.entries({ Added: 'added', Removed: 'removed', 'Other class': 'relabelled', 'Other split': 'moved', Unchanged: 'unchanged' })
      .map(([title, key]) => ({ title, value: changes.value[key] })) : []))
    const place = one => (one ? `${one.labels.join(', ') || 'no class'}, ${one.split}` : '–')
    return { version, since, changes, items, trouble, loading, load, facts, place, words, count }
  },
  template: /* html */ `
    <section class="card stack" aria-labelledby="changes-title">
      <div class="row apart"><h2 id="changes-title">What changed</h2>
        <div class="row"><label for="changes-since">from</label><select id="changes-since" v-model.number="since"><option v-for="one in versions" :value="one.version">version {{ one.version }}</option></select>
          <label for="changes-version">to</label><select id="changes-version" v-model.number="version"><option v-for="one in versions" :value="one.version">version {{ one.version }}</option></select></div></div>
      <trouble v-if="trouble" :of="trouble"></trouble>
      <template v-if="changes">
        <dl class="facts big"><div v-for="fact in facts"><dt>{{ fact.title }}</dt><dd>{{ count(fact.value) }}</dd></div></dl>
        <p v-if="changes.classesAdded.length">New classes: <b>{{ changes.classesAdded.join(', ') }}</b></p>
        <p v-if="changes.classesRemoved.length">Classes that are gone: <b>{{ changes.classesRemoved.join(', ') }}</b></p>
        <p v-if="!items.length" class="quiet">No picture differs between the two.</p>
        <ul v-else class="changes">
          <li v-for="(item, i) in items" :key="i"><img :src="item.content + '?size=160'" alt="" width="64" height="64" loading="lazy">
            <div><b>{{ words[item.change] }}</b> <span class="path">{{ item.name }}</span><div class="small quiet"><template v-if="item.from">{{ place(item.from) }}</template>
              <template v-if="item.from && item.to"> → </template><template v-if="item.to">{{ place(item.to) }}</template></div></div></li>
        </ul>
        <p v-if="changes.next" class="row more"><button type="button" :disabled="loading" @click="load(changes.next)">Show more</button></p>
      </template>
      <div v-else-if="!trouble" class="wait"></div>
    </section>`,
}
