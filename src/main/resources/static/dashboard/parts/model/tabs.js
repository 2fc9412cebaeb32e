import { nextTick, onMounted, ref, watch } from 'vue'

/**
 * Tabs after the ARIA pattern: the arrow keys move and choose, and the tab key goes on to the panel.
 * `tabs`: [[key, name]]; the panel is the slot.
 */
export const Tabs = {
  props: { tabs: Array, modelValue: String, label: String },
  emits: ['update:modelValue'],
  setup(props, { emit }) {
    const list = ref(null)
    function move(event) {
      const here = props.tabs.findIndex(([key]) => key === props.modelValue)
      const last = props.tabs.length - 1
      const to = {
        ArrowRight: here === last ? 0 : here + 1, ArrowLeft: here === 0 ? last : here - 1, Home: 0, End: last,
      }[event.key]
      if (to === undefined) return
      event.preventDefault()
      emit('update:modelValue', props.tabs[to][0])
      nextTick(() => list.value.children[to].focus())
    }
    // on a phone the row of tabs is longer than the screen
    const reveal = () => {
      const chosen = list.value.querySelector('[aria-selected="true"]')
      if (chosen) list.value.scrollLeft = chosen.offsetLeft - (list.value.clientWidth - chosen.clientWidth) / 2
    }
    onMounted(reveal)
    watch(() => props.modelValue, () => nextTick(reveal))
    return { list, move }
  },
  template: /* html */ `
    <div ref="list" class="tabs" role="tablist" :aria-label="label" @keydown="move">
      <button v-for="[key, name] in tabs" :key="key" type="button" role="tab" :id="'tab-' + key" aria-controls="panel"
        :aria-selected="key === modelValue" :tabindex="key === modelValue ? 0 : -1" @click="$emit('update:modelValue', key)">
        {{ name }}</button>
    </div>
    <div id="panel" role="tabpanel" :aria-labelledby="'tab-' + modelValue"><slot></slot></div>`,
}
