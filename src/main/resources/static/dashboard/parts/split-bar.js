import { count } from '../format.js'

const splits = ['train', 'val', 'test']

/** How many samples each split has, as a stacked bar; `of` is the longest bar beside it. */
export const SplitBar = {
  props: { samples: Object, of: { type: Number, default: null } },
  computed: {
    parts() { return splits.filter(split => this.samples[split] > 0).map(split => ({ split, n: this.samples[split] })) },
    whole() { return this.of || this.parts.reduce((sum, { n }) => sum + n, 0) || 1 },
    said() { return this.parts.map(({ split, n }) => `${count(n)} ${split}`).join(', ') },
  },
  template: /* html */ `
    <div class="split-bar" role="img" :aria-label="said" :title="said">
      <span v-for="part in parts" :class="part.split" :style="{ width: 100 * part.n / whole + '%' }"></span>
    </div>`,
}

/** What the colours of split bars mean. */
export const SplitKey = {
  props: { samples: { type: Object, default: null } },
  setup: () => ({ splits, count }),
  template: /* html */ `
    <ul class="split-key small">
      <template v-for="split in splits"><li v-if="!samples || samples[split]"><i :class="split"></i>{{ split }}<b v-if="samples">{{ count(samples[split]) }}</b></li></template>
    </ul>`,
}
