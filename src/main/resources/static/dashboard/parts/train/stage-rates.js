import { computed, inject } from 'vue'
import { NumberInput } from '../number-input.js'
import { openStages, rateOf } from '../../plan.js'
import { number } from '../../format.js'

/** A learning rate for each open stage; one left empty follows from the rate of the phase. */
export const StageRates = {
  components: { 'number-input': NumberInput },
  props: { id: String, rates: Object, phase: Number },
  emits: ['set'],
  setup(props, { emit }) {
    const { plan, stages } = inject('knobs')
    const open = computed(() => {
      const phase = plan.value.phases[props.phase]
      const every = [...stages.value, { name: 'head' }]
      return every.map(({ name }, n) => ({ name, rate: number(rateOf({ ...phase, rates: {} }, every, n), 7) }))
        .slice(openStages(phase.open, stages.value)).toReversed()
    })
    function put(name, rate) {
      const { [name]: _, ...rest } = props.rates
      emit('set', rate === null ? rest : { ...rest, [name]: rate })
    }
    return { open, put }
  },
  template: /* html */ `
    <div class="stage-rates">
      <span v-for="(stage, n) in open" :key="stage.name"><label class="small quiet" :for="n ? id + '-' + n : id">{{ stage.name }}</label>
        <number-input optional :id="n ? id + '-' + n : id" :value="rates[stage.name] ?? null" min="0" max="10" :placeholder="stage.rate"
          @set="put(stage.name, $event)"></number-input></span>
    </div>`,
}
