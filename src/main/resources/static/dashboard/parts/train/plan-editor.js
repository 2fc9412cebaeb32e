import { computed, inject, nextTick, ref } from 'vue'
import { NumberInput } from '../number-input.js'
import { copy } from '../../training/difference.js'
import { within } from '../../training/errors.js'

/** The phases in order, each with what it opens, its epochs and its rate. */
export const PlanEditor = {
  components: { 'number-input': NumberInput },
  setup() {
    const { plan, set, defaults, stages, errors } = inject('knobs')
    const list = ref(null)
    const phases = computed(() => plan.value.phases)
    const put = next => set(['phases'], next)
    const focus = (n, what) => nextTick(() => list.value.children[n]?.querySelector(`${what}:not(:disabled), .plan-acts button:not(:disabled)`)?.focus())

    function add() {
      const last = phases.value.at(-1)
      const open = !last || last.open === 'head' ? 'last:2' : 'all'
      put([...phases.value, { ...copy(defaults.value.phase), name: `phase ${phases.value.length + 1}`, open, learningRate: last ? 1e-4 : 1e-3 }])
      focus(phases.value.length - 1, 'input')
    }
    function move(n, step) {
      const next = [...phases.value]
      next.splice(n + step, 0, ...next.splice(n, 1))
      put(next)
      focus(n + step, step < 0 ? '.up' : '.down')
    }
    function remove(n) {
      put(phases.value.filter((_, other) => other !== n))
      focus(Math.min(n, phases.value.length - 1), 'input')
    }
    const wrong = n => within(errors.value, `plan.phases[${n}]`)
    return { list, phases, stages, set, add, move, remove, wrong }
  },
  template: /* html */ `
    <ol class="plan" ref="list">
      <li v-for="(phase, p) in phases" :key="p">
        <div class="plan-line">
          <span class="plan-number" aria-hidden="true">{{ p + 1 }}</span>
          <label class="grow"><span class="small quiet">Name</span>
            <input :value="phase.name" @input="set(['phases', p, 'name'], $event.target.value)" maxlength="60" autocomplete="off"></label>
          <label><span class="small quiet">Epochs</span>
            <number-input :value="phase.epochs" min="1" max="10000" @set="set(['phases', p, 'epochs'], $event)"></number-input></label>
          <label><span class="small quiet">Learning rate</span>
            <number-input :value="phase.learningRate" min="0" max="10" @set="set(['phases', p, 'learningRate'], $event)"></number-input></label>
          <span class="plan-acts">
            <button type="button" class="plain up" :disabled="p === 0" @click="move(p, -1)" :aria-label="'Move phase ' + phase.name + ' up'">↑</button>
            <button type="button" class="plain down" :disabled="p === phases.length - 1" @click="move(p, 1)" :aria-label="'Move phase ' + phase.name + ' down'">↓</button>
            <button type="button" class="plain" :disabled="phases.length === 1" @click="remove(p)" :aria-label="'Remove phase ' + phase.name">✕</button>
          </span>
        </div>
        <stage-strip :plan="{ phases: [phase] }" :stages="stages" editable @open="(_, open) => set(['phases', p, 'open'], open)"></stage-strip>
        <p v-for="one in wrong(p)" class="small bad">{{ one.message }}</p>
      </li>
    </ol>
    <p class="row"><button type="button" @click="add">Add a phase</button>
      <span class="quiet small">Press a stage to learn from there on; what is before it stays frozen and is computed once.</span></p>`,
}
