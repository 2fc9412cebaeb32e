let made = 0

/** One of a few, side by side. `options`: [[value, text]]. */
export const Segments = {
  props: { label: String, options: Array, modelValue: String },
  emits: ['update:modelValue'],
  setup: () => ({ name: `segments-${++made}` }),
  template: /* html */ `
    <fieldset class="segments">
      <legend class="hidden-text">{{ label }}</legend>
      <label v-for="[value, text] in options" :key="value" :class="{ chosen: value === modelValue }">
        <input type="radio" class="hidden-text" :name="name" :value="value" :checked="value === modelValue"
          @change="$emit('update:modelValue', value)">{{ text }}</label>
    </fieldset>`,
}
