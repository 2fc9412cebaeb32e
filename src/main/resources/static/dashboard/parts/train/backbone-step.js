import { computed } from 'vue'
import { BackboneCard } from './backbone-card.js'

/** Which network to start from. */
export const BackboneStep = {
  components: { 'backbone-card': BackboneCard },
  props: { backbones: Array, workers: Array, modelValue: String, note: String, auto: Object },
  emits: ['update:modelValue', 'changed'],
  setup(props) {
    const order = { PROMOTED: 0, UPLOADED: 1, BUNDLED: 2, CATALOGUE: 3 }
    const trained = computed(() => props.backbones.filter(({ origin }) => origin !== 'RANDOM').toSorted((a, b) => order[a.origin] - order[b.origin]))
    const untrained = computed(() => props.backbones.filter(({ origin }) => origin === 'RANDOM'))
    // the service's sentence says that none was named, which is known here
    const why = computed(() => props.note?.replace(/^no backbone was named: /, ''))
    return { trained, untrained, why }
  },
  template: /* html */ `
    <div class="picks dense" role="radiogroup" aria-label="Backbone">
      <label class="pick">
        <input type="radio" name="backbone" value="" :checked="modelValue === null" @change="$emit('update:modelValue', null)">
        <span class="pick-body"><strong>Let Graft choose</strong>
          <span class="small quiet">{{ why ?? (auto ? 'A published network where it can be had, else ' + auto.name + '.' : 'A published network where it can be had.') }}</span></span>
      </label>
      <backbone-card v-for="backbone in trained" :key="backbone.name" :backbone="backbone" :workers="workers" :chosen="modelValue === backbone.name"
        @choose="$emit('update:modelValue', backbone.name)" @changed="$emit('changed', $event)"></backbone-card>
    </div>
    <details class="knob-group" :open="untrained.some(({ name }) => name === modelValue)">
      <summary>Without pretraining <span class="small quiet">{{ untrained.length }} architectures, weights drawn anew by each job</span></summary>
      <div class="picks dense" role="radiogroup" aria-label="Backbone without pretraining">
        <backbone-card v-for="backbone in untrained" :key="backbone.name" :backbone="backbone" :workers="workers" :chosen="modelValue === backbone.name"
          @choose="$emit('update:modelValue', backbone.name)"></backbone-card>
      </div>
    </details>`,
}
