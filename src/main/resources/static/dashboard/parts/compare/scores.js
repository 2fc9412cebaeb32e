import { computed } from 'vue'
import { bytes, duration, number, percent } from '../../format.js'
import { figures } from '../model/overview.js'
import { IntervalStrip } from '../model/interval-strip.js'

const lower = ['logLoss', 'ece', 'seconds', 'size']
const seconds = (from, to) => (from && to ? (new Date(to) - new Date(from)) / 1000 : undefined)

/** What each scored; the best of each line is marked. */
export const Scores = {
  components: { IntervalStrip },
  props: { entries: Array },
  setup(props) {
    const there = computed(() => props.entries.filter(entry => entry.model || entry.job?.metrics))
    const of = ({ model, job }) => ({
      ...(model?.metrics ?? job.metrics),
      seconds: model ? seconds(model.provenance.startedAt, model.provenance.finishedAt) : undefined,
      size: model?.artifacts.find(file => file.kind === 'onnx')?.size,
    })
    const all = computed(() => there.value.map(of))
    const lines = [['accuracy', 'Accuracy', '', percent], ...figures, ['seconds', 'Training took', '', duration], ['size', 'Size as ONNX', '', bytes]]
    const comparable = key => !mixed.value || ['seconds', 'size'].includes(key)
    const rows = computed(() => lines
      .map(([key, name, , format]) => {
        const values = all.value.map(one => one[key])
        const numbers = values.filter(Number.isFinite)
        const best = lower.includes(key) ? Math.min(...numbers) : Math.max(...numbers)
        return { key, name, format, values, best: comparable(key) && new Set(numbers.map(one => format(one))).size > 1 ? best : NaN }
      })
      .filter(({ values }) => values.some(Number.isFinite)))
    const pictures = ({ job, model }) => {
      const made = job?.spec ?? model.provenance
      return `${made.dataset} ${made.datasetVersion} ${(model?.metrics ?? job.metrics).split}`
    }
    const mixed = computed(() => new Set(there.value.map(pictures)).size > 1)
    return { there, all, rows, mixed, percent, number }
  },
  template: /* html */ `
    <section v-if="there.length" class="card" aria-labelledby="scores">
      <h2 id="scores">Scores</h2>
      <p v-if="mixed" class="warn small">These were not all judged on the same pictures: their figures do not compare one to one.</p>
      <div class="scroll" tabindex="0" role="region" aria-label="Scores side by side"><table class="beside" :style="{ '--columns': there.length + 1 }">
        <thead><tr><th scope="col">Figure</th><th v-for="entry in there" :key="entry.key" scope="col">
          <span class="dot" :style="{ background: 'var(--' + entry.colour + ')' }" aria-hidden="true"></span>{{ entry.title }}</th></tr></thead>
        <tbody>
          <tr v-for="row in rows" :key="row.key"><th scope="row">{{ row.name }}</th>
            <td v-for="(value, n) in row.values" :key="n" :class="{ best: value === row.best }">
              <b v-if="value === row.best">{{ row.format(value) }} <span class="mark">best</span></b><template v-else>{{ row.format(value) }}</template>
              <template v-if="row.key === 'accuracy'">
                <interval-strip :value="value" :interval="all[n].accuracyInterval"></interval-strip>
                <span v-if="all[n].accuracyInterval" class="small quiet">{{ percent(all[n].accuracyInterval.low) }} to {{ percent(all[n].accuracyInterval.high) }}</span>
              </template></td></tr>
          <tr><th scope="row">Judged on</th><td v-for="(one, n) in all" :key="n">{{ one.examples }} pictures, {{ one.split }}</td></tr>
        </tbody>
      </table></div>
    </section>`,
}
