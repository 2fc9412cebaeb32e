import { computed, inject } from 'vue'
import { NumberInput } from '../number-input.js'
import { OpenSelect } from './open-select.js'
import { StageRates } from './stage-rates.js'
import { copy, same } from '../../training/difference.js'
import { at, idOf, label, pathText, words } from '../../training/schema.js'
import { within } from '../../training/errors.js'

const list = value => value.join(', ')
const numbers = text => text.split(/[\s,;]+/).filter(Boolean).map(Number)

const shown = value => {
  if (value === undefined) return null
  if (Array.isArray(value)) return value.length ? list(value) : 'none'
  if (typeof value === 'boolean') return value ? 'on' : 'off'
  return typeof value === 'object' ? null : String(value)
}

/** A knob of the plan with its help, made from its part of the schema; objects hold further ones. */
export const KnobField = {
  name: 'knob-field',
  components: { 'number-input': NumberInput, 'open-select': OpenSelect, 'stage-rates': StageRates },
  props: { schema: Object, path: Array },
  setup(props) {
    const { plan, set, baseOf, errors, optimizers } = inject('knobs')
    const name = props.path.at(-1)
    const text = computed(() => pathText(props.path))
    const value = computed(() => at(plan.value, props.path))
    const base = computed(() => baseOf(props.path))
    const kind = computed(() => {
      const { type, oneOf, additionalProperties } = props.schema
      if (name === 'open' || name === 'rates') return name
      if (oneOf) return 'choice'
      if (type === 'object') return additionalProperties ? 'text' : 'object'
      if (props.schema.enum || words[name]) return 'enum'
      return type === 'integer' ? 'number' : type
    })
    const options = computed(() => props.schema.enum ?? words[name] ?? props.schema.oneOf?.map(({ properties }) => properties.type.const))
    const inner = computed(() => {
      const chosen = props.schema.oneOf?.find(({ properties }) => properties.type.const === value.value.type) ?? props.schema
      return Object.entries(chosen.properties ?? {}).filter(([one, knob]) => !('const' in knob))
    })
    const found = computed(() => (kind.value === 'object' || kind.value === 'choice'
      ? within(errors.value, text.value).filter(({ field }) => field === text.value || field === text.value + '.type')
      : within(errors.value, text.value)))
    const id = computed(() => idOf(text.value))
    return {
      name, label, text, value, base, kind, options, inner, found, id, list, shown,
      changed: computed(() => !same(value.value, base.value)),
      put: next => set(props.path, next),
      putList: event => { const next = numbers(event.target.value); if (next.every(Number.isFinite)) set(props.path, next) },
      putType: event => set(props.path, copy(event.target.value === base.value?.type ? base.value : optimizers.value[event.target.value])),
      back: () => set(props.path, copy(base.value)),
      said: computed(() => `${id.value}-help${found.value.length ? ` ${id.value}-wrong` : ''}`),
    }
  },
  template: /* html */ `
    <fieldset v-if="kind === 'object' || kind === 'choice'" class="knobs wide">
      <legend>{{ label(name) }}</legend>
      <p v-if="schema.description" class="small quiet" :id="id + '-help'">{{ schema.description }}</p>
      <small v-for="one in found" class="bad">{{ one.message }}</small>
      <div class="knob-grid">
        <div v-if="kind === 'choice'" class="field" :class="{ changed: value.type !== base?.type }">
          <label :for="id">Type</label>
          <select :id="id" :value="value.type" @change="putType"><option v-for="one in options">{{ one }}</option></select>
        </div>
        <knob-field v-for="[one, knob] in inner" :key="(kind === 'choice' ? value.type : '') + one" :schema="knob" :path="[...path, one]"></knob-field>
      </div>
    </fieldset>
    <div v-else class="field" :class="{ changed, wide: kind === 'rates' }">
      <label :for="id">{{ label(name) }}</label>
      <open-select v-if="kind === 'open'" :id="id" :value="value" @set="put" :aria-describedby="said"></open-select>
      <stage-rates v-else-if="kind === 'rates'" :id="id" :rates="value" :phase="path[1]" @set="put"></stage-rates>
      <select v-else-if="kind === 'enum'" :id="id" :value="value" @change="put($event.target.value)" :aria-invalid="found.length > 0" :aria-describedby="said">
        <option v-for="one in options">{{ one }}</option></select>
      <input v-else-if="kind === 'boolean'" type="checkbox" :id="id" :checked="value" @change="put($event.target.checked)" :aria-describedby="said">
      <number-input v-else-if="kind === 'number'" :id="id" :value="value" @set="put" :min="schema.minimum" :max="schema.maximum"
        :aria-invalid="found.length > 0" :aria-describedby="said"></number-input>
      <input v-else-if="kind === 'array'" :id="id" :value="list(value)" @change="putList" autocomplete="off" placeholder="none; such as 256, 64"
        :aria-invalid="found.length > 0" :aria-describedby="said">
      <input v-else :id="id" :value="value" @input="put($event.target.value)" autocomplete="off" :aria-invalid="found.length > 0" :aria-describedby="said">
      <small :id="id + '-help'">{{ schema.description }}
        <button v-if="changed && base !== undefined" type="button" class="link" @click="back">back to {{ shown(base) ?? 'the recipe’s' }}</button></small>
      <small v-if="found.length" class="bad" :id="id + '-wrong'">{{ found.map(one => one.message).join('; ') }}</small>
    </div>`,
}
