import { number, parameters } from '../format.js'
import { openStages, rateOf } from '../plan.js'

/**
 * A plan as a strip: a row for each phase, a cell for each stage and the head, frozen or open with its
 * rate. `now` is the phase that runs. With `editable`, pressing a stage makes it the first open one of
 * its phase: emits `open` with (phase, 'head' | 'all' | stage name).
 */
export const StageStrip = {
  props: { plan: Object, stages: Array, now: { type: Number, default: -1 }, editable: Boolean },
  emits: ['open'],
  methods: {
    parameters,
    cells(phase) {
      const first = openStages(phase.open, this.stages)
      const all = [...this.stages, { name: 'head' }]
      return all.map((stage, n) => ({
        ...stage,
        open: n >= first,
        rate: n >= first ? number(rateOf(phase, all, n), 7) : null,
        opens: n === 0 ? 'all' : stage.name,
      }))
    },
  },
  template: /* html */ `
    <div class="strip">
      <div v-for="(phase, p) in plan.phases" class="strip-phase" :class="{ now: p === now }">
        <div>
          <div class="strip-name">{{ phase.name }}<span v-if="p === now" class="small"> · now</span></div>
          <div class="quiet small">{{ phase.epochs }} {{ phase.epochs === 1 ? 'epoch' : 'epochs' }}</div>
        </div>
        <ol class="strip-stages" :aria-label="'Stages of phase ' + phase.name" tabindex="0">
          <li v-for="cell in cells(phase)" :class="cell.open ? 'open' : 'frozen'" :title="cell.parameters ? parameters(cell.parameters) + ' parameters' : null">
            <component :is="editable ? 'button' : 'span'" :type="editable ? 'button' : null"
              :aria-label="editable ? cell.name + (cell.open ? ', open' : ', frozen') + ': learn from here on in phase ' + phase.name : null"
              @click="editable && $emit('open', p, cell.opens)">
              {{ cell.name }}<small>{{ cell.open ? cell.rate : 'frozen' }}</small>
            </component>
          </li>
        </ol>
      </div>
    </div>`,
}
