import { nextTick } from 'vue'

/** Tabs: [{ id, label }]; arrow keys move between them. The panel is the page's, with :id="panelId". */
export const TabList = {
  props: { tabs: Array, modelValue: [String, Number], label: String, panel: String },
  emits: ['update:modelValue'],
  methods: {
    move(step) {
      const here = this.tabs.findIndex(({ id }) => id === this.modelValue)
      const next = this.tabs[(here + step + this.tabs.length) % this.tabs.length]
      this.$emit('update:modelValue', next.id)
      nextTick(() => this.$el.querySelector('[aria-selected="true"]')?.focus())
    },
  },
  template: /* html */ `
    <div class="tabs" role="tablist" :aria-label="label" @keydown.right.prevent="move(1)" @keydown.left.prevent="move(-1)">
      <button v-for="tab in tabs" :key="tab.id" type="button" role="tab" :id="panel + '-tab-' + tab.id" :aria-controls="panel"
        :aria-selected="tab.id === modelValue ? 'true' : 'false'" :tabindex="tab.id === modelValue ? 0 : -1"
        @click="$emit('update:modelValue', tab.id)">{{ tab.label }}</button>
    </div>`,
}
