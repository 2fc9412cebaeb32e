import { computed, nextTick, ref } from 'vue'
import { count, percent } from '../../format.js'

const strength = 45 // percent of colour at most, so that text on it stays readable

/**
 * A confusion matrix as a grid: rows are the true classes, columns the predicted ones. The arrow keys
 * move, Enter or a press picks a cell. `show` is count, share or difference (b minus a); `places`
 * are the classes to show, where not all.
 */
export const Matrix = {
  props: { classes: Array, rows: Array, show: String, places: Array, picked: Object, label: String },
  emits: ['pick'],
  setup(props, { emit }) {
    const table = ref(null)
    const at = ref([0, 0])
    const places = computed(() => props.places ?? props.classes.map((_, n) => n))
    const sums = computed(() => props.rows.map(row => row.reduce((sum, n) => sum + n, 0)))
    const largest = computed(() => Math.max(1, ...props.rows.flat().map(Math.abs)))

    function colour(truth, predicted, value) {
      if (!value) return null
      const right = truth === predicted
      const share = props.show === 'difference' ? Math.abs(value) / largest.value : value / sums.value[truth]
      const good = props.show === 'difference' ? right === value > 0 : right
      // small shares of mistakes are what one looks for
      const tint = strength * (good && props.show !== 'difference' ? share : Math.sqrt(share))
      return `color-mix(in srgb, var(--${good ? 'accent' : 'bad'}) ${tint.toFixed(1)}%, var(--card))`
    }
    const cells = computed(() => places.value.map((truth, y) => ({
      truth,
      y,
      cells: places.value.map((predicted, x) => {
        const value = props.rows[truth][predicted]
        return { predicted, x, value, text: text(value, truth), colour: colour(truth, predicted, value), said: said(truth, predicted, value) }
      }),
    })))
    function text(value, truth) {
      if (!value) return props.show === 'share' && !sums.value[truth] ? '–' : '0'
      if (props.show === 'share') return percent(value / sums.value[truth], 0).replace(' ', '')
      return props.show === 'difference' ? `${value > 0 ? '+' : '−'}${count(Math.abs(value))}` : count(value)
    }
    const said = (truth, predicted, value) => `${text(value, truth)} of ${props.classes[truth]} predicted as ${props.classes[predicted]}`

    function pick(event) {
      const cell = event.target.closest('[data-cell]')
      if (!cell) return
      const [y, x] = cell.dataset.cell.split(' ').map(Number)
      at.value = [y, x]
      emit('pick', { truth: places.value[y], predicted: places.value[x] })
    }
    function move(event) {
      const [dy, dx] = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key] ?? [0, 0]
      if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); return pick(event) }
      if (!dy && !dx) return
      event.preventDefault()
      const within = n => Math.min(places.value.length - 1, Math.max(0, n))
      at.value = [within(at.value[0] + dy), within(at.value[1] + dx)]
      nextTick(() => table.value.querySelector('[tabindex="0"]')?.focus())
    }
    const isPicked = (truth, predicted) => props.picked?.truth === truth && props.picked?.predicted === predicted
    return { table, at, places, cells, pick, move, isPicked }
  },
  template: /* html */ `
    <div class="scroll matrix-scroll" tabindex="0" role="region" :aria-label="label">
      <table ref="table" class="matrix" role="grid" :aria-label="label" @click="pick" @keydown="move">
        <thead><tr>
          <td class="corner"><span>true ↓</span> <span>predicted →</span></td>
          <th v-for="n in places" :key="n" scope="col"><span :title="classes[n]">{{ classes[n] }}</span></th>
        </tr></thead>
        <tbody>
          <tr v-for="row in cells" :key="row.truth">
            <th scope="row" :title="classes[row.truth]">{{ classes[row.truth] }}</th>
            <td v-for="cell in row.cells" :key="cell.predicted" :data-cell="row.y + ' ' + cell.x" :style="{ background: cell.colour }"
              :class="{ zero: !cell.value, own: row.truth === cell.predicted }" :aria-label="cell.said"
              :aria-selected="isPicked(row.truth, cell.predicted)" :tabindex="at[0] === row.y && at[1] === cell.x ? 0 : -1">{{ cell.text }}</td>
          </tr>
        </tbody>
      </table>
    </div>`,
}
