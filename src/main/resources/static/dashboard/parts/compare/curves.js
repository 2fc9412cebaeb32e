import { percent } from '../../format.js'
import { epochsBefore } from '../../plan.js'

/** Validation loss and accuracy of each, over the epochs of all its phases. */
export const Curves = {
  props: { entries: Array },
  computed: {
    there() { return this.entries.filter(entry => entry.epochs.length) },
    loss() { return this.lines('validationLoss') },
    accuracy() { return this.lines('validationAccuracy') },
  },
  methods: {
    percent,
    lines(figure) {
      return this.there.map(({ title, colour, plan, epochs }) => ({
        name: title, colour,
        points: epochs.map(({ data }) => ({ x: epochsBefore(plan, data.phase) + data.epoch, y: data[figure] })).filter(point => Number.isFinite(point.y)),
      }))
    },
  },
  template: /* html */ `
    <section v-if="there.length" class="card" aria-labelledby="curves">
      <h2 id="curves">Validation over the epochs</h2>
      <div class="grid">
        <div><h3>Loss</h3><line-chart title="Validation loss" :series="loss" x-label="epoch"></line-chart></div>
        <div><h3>Accuracy</h3><line-chart title="Validation accuracy" :series="accuracy" x-label="epoch" :max="1" :format="percent"></line-chart></div>
      </div>
    </section>`,
}
