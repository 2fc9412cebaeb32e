import { percent } from '../../format.js'

/** Where an accuracy lies with 95 % confidence, on a line from 0 to 100 %. */
export const IntervalStrip = {
  props: { value: Number, interval: Object },
  computed: {
    said() {
      return `${percent(this.value)}` + (this.interval ? `, between ${percent(this.interval.low)} and ${percent(this.interval.high)} with 95 % confidence` : '')
    },
  },
  template: /* html */ `
    <span class="interval-strip" role="img" :aria-label="said" :title="said">
      <span v-if="interval" class="range" :style="{ left: 100 * interval.low + '%', width: 100 * (interval.high - interval.low) + '%' }"></span>
      <span class="at" :style="{ left: 100 * value + '%' }"></span>
    </span>`,
}
