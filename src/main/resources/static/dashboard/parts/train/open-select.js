import { computed, inject } from 'vue'

/** Where learning begins: the head only, some stages before it, or all. */
export const OpenSelect = {
  inheritAttrs: false,
  props: { value: String },
  emits: ['set'],
  setup(props) {
    const { stages } = inject('knobs')
    const counts = computed(() => stages.value.slice(1).map((_, n) => `last:${n + 1}`))
    const names = computed(() => stages.value.slice(1).map(({ name }) => name).toReversed())
    const other = computed(() => !['head', 'all', ...counts.value, ...names.value].includes(props.value))
    const said = text => (text === 'last:1' ? 'the last stage' : `the last ${text.slice(5)} stages`)
    return { counts, names, other, said }
  },
  template: /* html */ `
    <select v-bind="$attrs" :value="value" @change="$emit('set', $event.target.value)">
      <option v-if="other" :value="value">{{ value }}</option>
      <option value="head">the head only</option>
      <optgroup label="With the head"><option v-for="one in counts" :value="one">{{ said(one) }}</option></optgroup>
      <optgroup label="From a stage on"><option v-for="one in names" :value="one">from {{ one }} on</option></optgroup>
      <option value="all">all stages</option>
    </select>`,
}
