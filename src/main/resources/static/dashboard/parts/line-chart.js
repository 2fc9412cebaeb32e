import { onBeforeUnmount, onMounted, ref, watch } from 'vue'
import { chartLibrary } from './chart-library.js'
import { colour, theme } from './theme.js'
import { number } from '../format.js'

/** Names of phases at the epochs where they begin, drawn behind the lines. */
const marksPlugin = {
  id: 'marks',
  beforeDatasetsDraw(chart, _, { marks = [], ink }) {
    const { ctx, chartArea: area, scales: { x } } = chart
    ctx.save()
    ctx.strokeStyle = ctx.fillStyle = ink
    ctx.setLineDash([3, 3])
    ctx.font = '11px system-ui'
    let free = area.left
    for (const { at, name } of marks) {
      const left = x.getPixelForValue(at)
      if (left < area.left - 1 || left > area.right) continue
      ctx.beginPath(); ctx.moveTo(left, area.top); ctx.lineTo(left, area.bottom); ctx.stroke()
      const end = left + 4 + ctx.measureText(name).width
      if (left < free || end > chart.width) continue // its line is there, its name would lie on another
      ctx.fillText(name, left + 4, area.top - 4)
      free = end
    }
    ctx.restore()
  },
}

/**
 * Lines over a common axis. `series`: [{ name, points: [{x, y}], colour?: token, dashed?, faint? }], a
 * y of null is a gap; `marks`: [{ at, name }]. What can be seen is also said to screen readers as the last
 * value of each line.
 */
export const LineChart = {
  props: {
    title: String, series: Array, marks: { type: Array, default: () => [] }, xLabel: String, yLabel: String,
    log: Boolean, logX: Boolean, min: Number, max: Number, square: Boolean,
    format: { type: Function, default: value => number(value) },
  },
  setup(props) {
    const canvas = ref(null)
    let chart = null
    let gone = false

    const dataset = (line, n) => {
      const ink = colour(line.colour ?? `series-${(n % 6) + 1}`)
      return {
        label: line.name, data: line.points, borderColor: ink, backgroundColor: ink, parsing: false, spanGaps: false,
        borderWidth: line.faint ? 1 : 2, borderDash: line.dashed ? [5, 4] : [], pointHitRadius: 8, tension: 0,
        pointRadius: line.points.length < 60 && !line.faint ? 2.2 : 0,
      }
    }
    const scale = (text, log) => ({
      type: log ? 'logarithmic' : 'linear',
      title: { display: Boolean(text), text, color: colour('quiet') },
      ticks: { color: colour('quiet'), maxTicksLimit: 8 },
      grid: { color: colour('line') },
    })
    const options = () => ({
      animation: false, responsive: true, layout: { padding: { top: 14 } }, maintainAspectRatio: false, normalized: true,
      interaction: { mode: 'nearest', axis: 'x', intersect: false },
      scales: {
        x: { ...scale(props.xLabel, props.logX), ...(props.square ? { min: 0, max: 1 } : {}) },
        y: { ...scale(props.yLabel, props.log), min: props.min, max: props.max, afterFit: axis => { axis.width = 52 } },
      },
      plugins: {
        legend: { position: 'bottom', align: 'end', labels: { color: colour('text'), boxWidth: 14, boxHeight: 2 } },
        tooltip: { callbacks: { label: item => `${item.dataset.label}: ${props.format(item.parsed.y)}`, title: items => `${props.xLabel ?? ''} ${number(items[0]?.parsed.x, 5)}` } },
        decimation: { enabled: true, algorithm: 'min-max', threshold: 2000 },
        marks: { marks: props.marks, ink: colour('quiet') },
      },
    })
    function draw() {
      if (!chart) return
      chart.data.datasets = props.series.map((line, n) => {
        const old = chart.data.datasets.find(one => one.label === line.name)
        return old ? Object.assign(old, dataset(line, n)) : dataset(line, n)
      })
      chart.options = options()
      chart.update('none')
    }
    onMounted(async () => {
      const Chart = await chartLibrary()
      if (gone) return
      chart = new Chart(canvas.value, { type: 'line', data: { datasets: [] }, options: options(), plugins: [marksPlugin] })
      draw()
    })
    watch(() => [props.series, props.marks, props.log, props.logX, theme.value], draw)
    onBeforeUnmount(() => { gone = true; chart?.destroy() })

    const said = () => `${props.title}. ` + props.series.filter(line => line.points.length)
      .map(line => `${line.name}: ${props.format(line.points.at(-1).y)} at ${number(line.points.at(-1).x, 3)}`).join(', ')
    return { canvas, said }
  },
  template: /* html */ `<div class="chart"><canvas ref="canvas" role="img" :aria-label="said()"></canvas></div>`,
}
