import { onMounted, ref, watch } from 'vue'

/**
 * A number that changes while it is typed. What is typed is left as it is ("1e-" is on its way to
 * 1e-4); left empty it goes back to what it was.
 */
export const NumberInput = {
  inheritAttrs: false,
  props: { value: Number, optional: Boolean },
  emits: ['set'],
  setup(props, { emit }) {
    const input = ref(null)
    const text = () => (props.value === null || props.value === undefined ? '' : String(props.value))
    onMounted(() => { input.value.value = text() })
    watch(() => props.value, value => {
      if (input.value.valueAsNumber !== value) input.value.value = text()
    })
    function typed() {
      const number = input.value.valueAsNumber
      if (!Number.isNaN(number)) emit('set', number)
      else if (props.optional && !input.value.validity.badInput) emit('set', null)
    }
    const left = () => { if (Number.isNaN(input.value.valueAsNumber)) input.value.value = text() }
    return { input, typed, left }
  },
  template: /* html */ `<input ref="input" type="number" step="any" inputmode="decimal" v-bind="$attrs" @input="typed" @change="left">`,
}
