import { nextTick, onMounted, ref, watch } from 'vue'

/**
 * Tabs after the ARIA pattern, [{ id, label }]: arrow keys, Home and End move and choose, and the tab
 * key goes on to the panel. The panel is the page's: it has the id `panel` and role="tabpanel".
 */
export const TabList = {
  props: { tabs: Array, modelValue: [String, Number], label: String, panel: String },
  emits: ['update:modelValue'],
  setup(props, { emit }) {
    const list = ref(null)
    function move(event) {
      const here = props.tabs.findIndex(({ id }) => id === props.modelValue)
      const last = props.tabs.length - 1
      const to = {
        ArrowRight: here === last ? 0 : here + 1, ArrowLeft: here === 0 ? last : here - 1, Home: 0, End: last,
      }[event.key]
      if (to === undefined) return
      event.preventDefault()
      emit('update:modelValue', props.tabs[to].id)
      nextTick(() => list.value.children[to].focus())
    }
    // on a phone the row of tabs is longer than the screen
    const reveal = () => {
      const chosen = list.value?.querySelector('[aria-selected="true"]')
      if (chosen) list.value.scrollLeft = chosen.offsetLeft - (list.value.clientWidth - chosen.clientWidth) / 2
    }
    onMounted(reveal)
    watch(() => props.modelValue, () => nextTick(reveal))
    return { list, move }
  },
  template: /* html */ `
    <div ref="list" class="tabs" role="tablist" :aria-label="label" @keydown="move">
      <button v-for="tab in tabs" :key="tab.id" type="button" role="tab" :id="panel + '-tab-' + tab.id" :aria-controls="panel"
        :aria-selected="tab.id === modelValue" :tabindex="tab.id === modelValue ? 0 : -1"
        @click="$emit('update:modelValue', tab.id)">{{ tab.label }}</button>
    </div>`,
}
