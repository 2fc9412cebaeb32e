import { ref } from 'vue'
import { get } from '../api.js'
import { poll } from '../live.js'
import { JobLine } from '../parts/job-line.js'
import { go, refine, route } from '../router.js'

const states = ['QUEUED', 'PREPARING', 'RUNNING', 'PAUSED', 'SUCCEEDED', 'FAILED', 'CANCELLED']

/** All jobs, newest first, page by page. */
export default {
  components: { JobLine },
  setup() {
    const first = ref([])
    const older = ref([])
    const next = ref(null)
    const chosen = ref([])
    const path = cursor => `/jobs?${new URLSearchParams({
      ...(route.query.state ? { state: route.query.state } : {}), ...(cursor ? { cursor } : {}) })}`
    const { trouble, loaded, again } = poll(async () => {
      const page = await get(path())
      first.value = page.items
      if (!older.value.length) next.value = page.next
    })
    async function more() {
      const page = await get(path(next.value))
      older.value.push(...page.items)
      next.value = page.next
    }
    function choose(state) {
      refine({ state })
      older.value = []
      again()
    }
    const shown = () => [...new Map([...first.value, ...older.value].map(job => [job.id, job])).values()]
    return { shown, next, more, trouble, loaded, states, route, choose, chosen, go }
  },
  template: /* html */ `
    <page-head title="Jobs" sub="Trainings, newest first">
      <button :disabled="chosen.length < 2" @click="go('/compare?jobs=' + chosen.join(','))">Compare {{ chosen.length || '' }}</button>
      <a class="button first" href="#/train">New training</a>
    </page-head>
    <div class="row" style="margin-bottom: .8rem">
      <label for="state">State</label>
      <select id="state" :value="route.query.state ?? ''" @change="choose($event.target.value)">
        <option value="">all</option><option v-for="state in states" :value="state">{{ state.toLowerCase() }}</option>
      </select>
    </div>
    <trouble :of="trouble" style="margin-bottom: 1rem"></trouble>
    <div v-if="shown().length" class="card">
      <div v-for="job in shown()" :key="job.id" class="chosen-line">
        <input type="checkbox" :value="job.id" v-model="chosen" :aria-label="'Compare ' + job.name">
        <job-line :job="job"></job-line>
      </div>
      <button v-if="next" class="plain" @click="more">Older jobs</button>
    </div>
    <empty v-else-if="loaded">No such job. <a href="#/train">Start one</a>.</empty>`,
}
