import { epochsBefore } from '../plan.js'
import { percent } from '../format.js'

/** An exponential moving average that starts unbiased, as TensorBoard's does. */
function smooth(points, weight) {
  if (!weight) return points
  let mean = 0
  let trust = 0
  return points.map(({ x, y }) => {
    mean = weight * mean + (1 - weight) * y
    trust = weight * trust + (1 - weight)
    return { x, y: mean / trust }
  })
}

/** Loss and accuracy of training and validation over all epochs, and the curve of a range test. */
export const JobCurves = {
  props: { epochs: Array, range: Object, plan: Object },
  data: () => ({ smoothing: 0, log: false }),
  computed: {
    marks() { return this.plan.phases.map((phase, n) => ({ at: epochsBefore(this.plan, n) + 1, name: phase.name })) },
    loss() { return this.lines('trainingLoss', 'validationLoss') },
    accuracy() { return this.lines('trainingAccuracy', 'validationAccuracy') },
    rates() { return [{ name: 'loss', points: this.range.rates.map((x, n) => ({ x, y: this.range.losses[n] })) }] },
  },
  methods: {
    percent,
    lines(training, validation) {
      const of = name => this.epochs
        .map(({ data }) => ({ x: epochsBefore(this.plan, data.phase) + data.epoch, y: data[name] }))
        .filter(point => Number.isFinite(point.y))
      const line = (name, points, colour) => this.smoothing
        ? [{ name, points: smooth(points, this.smoothing), colour }, { name: `${name}, as measured`, points, colour, faint: true }]
        : [{ name, points, colour }]
      return [...line('training', of(training), 'series-2'), ...line('validation', of(validation), 'series-1')]
    },
  },
  template: /* html */ `
    <section class="card" aria-labelledby="curves">
      <div class="row apart">
        <h2 id="curves">Curves</h2>
        <div class="row small">
          <label for="smoothing">Smoothing</label>
          <input id="smoothing" type="range" min="0" max="0.95" step="0.05" v-model.number="smoothing" style="padding: 0">
          <label><input type="checkbox" v-model="log"> log loss</label>
        </div>
      </div>
      <div class="grid curves">
        <div><h3>Loss</h3><line-chart title="Loss" :series="loss" :marks="marks" :log="log" x-label="epoch"></line-chart></div>
        <div><h3>Accuracy</h3><line-chart title="Accuracy" :series="accuracy" :marks="marks" x-label="epoch" :format="percent" :max="1"></line-chart></div>
        <div v-if="range"><h3>Learning-rate range test</h3>
          <line-chart title="Loss at each learning rate" :series="rates" log-x x-label="learning rate"></line-chart>
          <p class="quiet small" v-if="range.proposal">Proposed rate: {{ range.proposal.toExponential(1) }}</p></div>
      </div>
    </section>`,
}
