import { computed, ref } from 'vue'
import { get, post } from '../api.js'
import { poll } from '../live.js'
import { DatasetCard } from '../parts/dataset-card.js'
import { DropZone } from '../parts/drop-zone.js'
import { UploadList } from '../parts/upload-list.js'

export default {
  components: { 'dataset-card': DatasetCard, 'drop-zone': DropZone, 'upload-list': UploadList },
  setup() {
    const newest = ref([])
    const older = ref([])
    const next = ref(null)
    const failure = ref(null)
    const drawing = ref(false)
    const drawn = ref(null)

    // only the first page is looked at again: what is on later ones has long been ingested
    const { trouble, loaded, again } = poll(async () => {
      const page = await get('/datasets?limit=24')
      newest.value = page.items
      if (older.value.length === 0) next.value = page.next ?? null
    })
    const shown = computed(() => {
      const seen = new Set(newest.value.map(({ id }) => id))
      return [...newest.value, ...older.value.filter(({ id }) => !seen.has(id))]
    })
    async function attempt(work) {
      failure.value = null
      try {
        await work()
      } catch (why) {
        failure.value = why
      }
    }
    const more = () => attempt(async () => {
      const page = await get(`/datasets?limit=24&cursor=${encodeURIComponent(next.value)}`)
      older.value.push(...page.items)
      next.value = page.next ?? null
    })
    async function demo() {
      drawing.value = true
      await attempt(async () => { drawn.value = await post('/datasets:demo'); await again() })
      drawing.value = false
    }
    // as the list has it now, which is newer than the answer
    const demoNow = computed(() => shown.value.find(({ id }) => id === drawn.value?.id) ?? drawn.value)
    return { demoNow, shown, next, trouble, failure, loaded, again, more, demo, drawing }
  },
  template: /* html */ `
    <page-head title="Datasets" sub="Labelled pictures to train on"></page-head>
    <div class="stack">
      <drop-zone>
        <button type="button" @click="demo" :disabled="drawing">{{ drawing ? 'Drawing…' : 'Use demo data' }}</button>
      </drop-zone>
      <trouble v-if="failure" :of="failure"></trouble>
      <p v-if="demoNow" class="card row apart no-gap" role="status"><span>The demo data is here: <a :href="'#/datasets/' + demoNow.id">{{ demoNow.name }}</a> <state-badge :state="demoNow.state"></state-badge></span>
        <a v-if="demoNow.state === 'READY'" class="button first" :href="'#/train?dataset=' + demoNow.id">Train on it</a></p>
      <upload-list @ready="again"></upload-list>
      <trouble v-if="trouble" :of="trouble"></trouble>
      <section aria-label="Datasets" :aria-busy="!loaded">
        <div v-if="!loaded && !trouble" class="datasets"><div v-for="n in 3" class="card dataset blank"></div></div>
        <empty v-else-if="loaded && shown.length === 0">There are no datasets yet. Drop one above; or take the demo data, which the
          service draws in a few seconds, and train on that.</empty>
        <div v-else class="datasets"><dataset-card v-for="dataset in shown" :key="dataset.id" :dataset="dataset"></dataset-card></div>
        <p v-if="next" class="row more"><button type="button" @click="more">Show more</button></p>
      </section>
    </div>`,
}
