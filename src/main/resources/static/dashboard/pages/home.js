import { computed, ref } from 'vue'
import { get } from '../api.js'
import { poll } from '../live.js'
import { FirstRun } from '../parts/first-run.js'
import { JobLine } from '../parts/job-line.js'
import { WorkerCard } from '../parts/worker-card.js'
import { percent, when } from '../format.js'

/** What runs, what waits, on what, and what came of the last trainings. */
export default {
  components: { FirstRun, JobLine, WorkerCard },
  setup() {
    const jobs = ref([])
    const workers = ref([])
    const models = ref([])
    const datasets = ref([])
    const { trouble, loaded } = poll(async () => {
      const [j, w, m, d] = await Promise.all(
        ['/jobs', '/workers', '/models', '/datasets?limit=5'].map(path => get(path)))
      jobs.value = j.items
      workers.value = w.items ?? w
      models.value = m.items
      datasets.value = d.items
    })
    const running = computed(() => jobs.value.filter(job => !job.terminal && job.state !== 'QUEUED'))
    const waiting = computed(() => jobs.value.filter(job => job.state === 'QUEUED')
      .sort((a, b) => (a.queuePosition ?? 1e9) - (b.queuePosition ?? 1e9)))
    const ended = computed(() => jobs.value.filter(job => job.terminal).slice(0, 5))
    const isNew = computed(() => loaded.value && !jobs.value.length && !models.value.length)
    return { jobs, workers, models, datasets, running, waiting, ended, isNew, trouble, loaded, percent, when }
  },
  template: /* html */ `
    <page-head title="Home" sub="Trainings, workers and models of this service">
      <a class="button first" href="#/train">New training</a>
    </page-head>
    <trouble :of="trouble" style="margin-bottom: 1rem"></trouble>
    <div v-if="loaded" class="stack">
      <first-run v-if="isNew" :datasets="datasets"></first-run>
      <div class="grid home">
        <section class="card" aria-labelledby="now">
          <h2 id="now">Running</h2>
          <job-line v-for="job in running" :key="job.id" :job="job"></job-line>
          <p v-if="!running.length" class="quiet">Nothing runs.</p>
          <template v-if="waiting.length">
            <h3>Waiting ({{ waiting.length }})</h3>
            <job-line v-for="job in waiting.slice(0, 10)" :key="job.id" :job="job"></job-line>
          </template>
          <template v-if="ended.length">
            <h3>Ended last</h3>
            <job-line v-for="job in ended" :key="job.id" :job="job"></job-line>
          </template>
        </section>
        <section class="card" aria-labelledby="workers">
          <h2 id="workers">Workers</h2>
          <worker-card v-for="worker in workers" :key="worker.name" :worker="worker"></worker-card>
          <p v-if="!workers.length" class="quiet">No worker is there: jobs wait. Start one with <code>--graft.roles=worker</code>.</p>
        </section>
        <section class="card wide" aria-labelledby="models">
          <h2 id="models">Last models</h2>
          <p v-if="!models.length" class="quiet">No model yet; a training that succeeds makes one.</p>
          <div v-else class="scroll" tabindex="0" role="region" aria-label="Last models">
            <table>
              <thead><tr><th>Model</th><th>Backbone</th><th class="number">Classes</th><th class="number">Accuracy</th><th>Made</th></tr></thead>
              <tbody><tr v-for="model in models.slice(0, 6)" :key="model.id">
                <td><a :href="'#/models/' + model.id">{{ model.name }}</a></td>
                <td>{{ model.backbone }}</td>
                <td class="number">{{ model.classes.length }}</td>
                <td class="number">{{ percent(model.accuracy) }}</td>
                <td>{{ when(model.createdAt) }}</td>
              </tr></tbody>
            </table>
          </div>
        </section>
      </div>
    </div>
    <p v-else-if="!trouble" class="quiet">Loading …</p>`,
}
