import { computed, inject } from 'vue'
import { KnobField } from './knob-field.js'
import { TabList } from '../tab-list.js'
import { difference } from '../../training/difference.js'
import { groupsOf, label, pathText, phaseSchema } from '../../training/schema.js'
import { within } from '../../training/errors.js'

/** Every knob there is: those of the whole plan, and a tab for each phase. */
export const PlanKnobs = {
  components: { 'knob-field': KnobField, 'tab-list': TabList },
  props: { schema: Object, phase: Number },
  emits: ['update:phase'],
  setup(props) {
    const { plan, baseOf, errors } = inject('knobs')
    const isObject = ([, knob]) => Number(knob.type === 'object')
    const whole = computed(() => Object.entries(props.schema.properties.plan.properties).filter(([name]) => name !== 'phases')
      .sort((a, b) => isObject(a) - isObject(b)))
    const knobs = computed(() => phaseSchema(props.schema).properties)
    const tabs = computed(() => plan.value.phases.map(({ name }, id) => ({ id, label: `${id + 1} ${name}` })))
    const groups = computed(() => groupsOf(knobs.value).map(([title, names]) => ({ title, names, state: state(names) })))
    function state(names) {
      const changes = difference(plan.value.phases[props.phase] ?? {}, baseOf(['phases', props.phase]))
      const wrong = names.some(name => within(errors.value, pathText(['phases', props.phase, name])).length > 0)
      const changed = names.filter(name => name in changes).length
      return wrong ? 'wrong' : changed ? `${changed} changed` : ''
    }
    return { whole, knobs, tabs, groups, label }
  },
  template: /* html */ `
    <div class="stack">
      <p class="small quiet no-gap">What is not changed has the value of the recipe, or of phases where nobody says anything else.</p>
      <div class="knob-grid"><knob-field v-for="[name, knob] in whole" :key="name" :schema="knob" :path="[name]"></knob-field></div>
      <div>
        <tab-list :tabs="tabs" :model-value="phase" @update:model-value="$emit('update:phase', $event)" label="Phases" panel="phase-panel"></tab-list>
        <div id="phase-panel" role="tabpanel" :aria-labelledby="'phase-panel-tab-' + phase">
          <details v-for="group in groups" :key="group.title" class="knob-group">
            <summary>{{ group.title }} <span class="small" :class="group.state === 'wrong' ? 'bad' : 'accent'">{{ group.state }}</span></summary>
            <div class="knob-grid">
              <knob-field v-for="name in group.names" :key="phase + name" :schema="knobs[name]" :path="['phases', phase, name]"></knob-field>
            </div>
          </details>
        </div>
      </div>
    </div>`,
}
