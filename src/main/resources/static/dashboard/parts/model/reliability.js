import { computed } from 'vue'
import { count, percent } from '../../format.js'

const side = 300
const low = 60 // height of the strip with the numbers of answers

/** How sure a model is against how often it is right: on the diagonal it is as right as it says. */
export const Reliability = {
  props: { bins: Array },
  setup(props) {
    const most = computed(() => Math.max(...props.bins.map(bin => bin.count)))
    const bars = computed(() => props.bins.map(bin => {
      const left = bin.lower * side
      const width = (bin.upper - bin.lower) * side
      const top = (1 - Math.max(bin.accuracy, bin.confidence)) * side
      return {
        ...bin, left: left + 1, width: Math.max(1, width - 2), height: bin.accuracy * side,
        gapTop: top, gap: Math.abs(bin.accuracy - bin.confidence) * side, many: (low - 14) * bin.count / most.value,
        said: `${percent(bin.lower, 0)} to ${percent(bin.upper, 0)} sure: ${count(bin.count)} answers, ${percent(bin.accuracy)} right`,
      }
    }))
    return { bars, side, low, most, count, percent, ticks: [0, 0.25, 0.5, 0.75, 1] }
  },
  template: /* html */ `
    <svg class="reliability" viewBox="-58 -8 384 430" role="img" aria-label="Reliability diagram; the table has its numbers">
      <g class="axis"><template v-for="tick in ticks" :key="tick">
        <line :x1="0" :x2="side" :y1="(1 - tick) * side" :y2="(1 - tick) * side"></line>
        <text x="-6" :y="(1 - tick) * side + 4" text-anchor="end">{{ percent(tick, 0) }}</text>
        <text :x="tick * side" :y="side + low + 28" text-anchor="middle">{{ percent(tick, 0) }}</text>
      </template></g>
      <g v-for="bar in bars" :key="bar.lower"><title>{{ bar.said }}</title>
        <rect class="right" :x="bar.left" :y="side - bar.height" :width="bar.width" :height="bar.height"></rect>
        <rect class="gap" :x="bar.left" :y="bar.gapTop" :width="bar.width" :height="bar.gap"></rect>
        <rect class="many" :x="bar.left" :y="side + low + 12 - bar.many" :width="bar.width" :height="bar.many"></rect>
      </g>
      <line class="ideal" x1="0" :y1="side" :x2="side" y2="0"></line>
      <text x="0" :y="side + 16" class="axis-name">answers, at most {{ count(most) }} in a bin</text>
      <text :x="side / 2" :y="side + low + 50" text-anchor="middle" class="axis-name">how sure it was</text>
      <text :transform="'translate(-48 ' + side / 2 + ') rotate(-90)'" text-anchor="middle" class="axis-name">how often it was right</text>
    </svg>`,
}
