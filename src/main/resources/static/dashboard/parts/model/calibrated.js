import { count, number, percent } from '../../format.js'
import { Reliability } from './reliability.js'

/** Whether the probabilities can be believed, and what was done for it. */
export const Calibrated = {
  components: { Reliability },
  props: { model: Object },
  setup(props) {
    const { calibration, ece } = props.model.metrics
    const surer = props.model.metrics.reliability.reduce((sum, bin) => sum + bin.count * (bin.confidence - bin.accuracy), 0)
    return { calibration, ece, surer, count, number, percent }
  },
  template: /* html */ `
    <div class="grid calibrated">
      <section class="card" aria-labelledby="reliability">
        <h2 id="reliability">Reliability</h2>
        <p class="small quiet">Of answers given with a probability of 80 %, 80 % should be right. The red part is what is missing, or too much.
          On average this model is {{ surer > 0 ? 'surer than it is right' : 'right more often than it is sure' }}.</p>
        <reliability :bins="model.metrics.reliability"></reliability>
      </section>
      <div class="stack">
        <section v-if="calibration" class="card" aria-labelledby="temperature">
          <h2 id="temperature">Temperature scaling</h2>
          <p v-if="calibration.applied">The probabilities of the model are made of its logits divided by <b>{{ number(calibration.temperature, 3) }}</b>.
            Fitted on the {{ calibration.fittedOn }} split, this takes away {{ percent(calibration.gain) }} of the log loss there.</p>
          <p v-else>No temperature is applied: on the {{ calibration.fittedOn }} split none makes the probabilities noticeably better
            (the best one was {{ number(calibration.temperature, 3) }}).</p>
          <table>
            <thead><tr><th scope="col">On {{ model.metrics.split }}</th><th scope="col" class="number">at temperature 1</th>
              <th scope="col" class="number">at {{ number(calibration.temperature, 3) }}</th></tr></thead>
            <tbody>
              <tr><th scope="row">Calibration error (ECE)</th><td class="number">{{ percent(calibration.eceBefore) }}</td>
                <td class="number">{{ percent(calibration.eceAfter) }}</td></tr>
              <tr><th scope="row">Log loss</th><td class="number">{{ number(calibration.nllBefore, 4) }}</td>
                <td class="number">{{ number(calibration.nllAfter, 4) }}</td></tr>
            </tbody>
          </table>
        </section>
        <section class="card" aria-labelledby="bins">
          <h2 id="bins">Bins</h2>
          <div class="scroll" tabindex="0" role="region" aria-label="Bins of the reliability diagram"><table>
            <thead><tr><th scope="col">Probability</th><th scope="col" class="number">Answers</th>
              <th scope="col" class="number">Mean</th><th scope="col" class="number">Right</th></tr></thead>
            <tbody><tr v-for="bin in model.metrics.reliability" :key="bin.lower">
              <th scope="row">{{ percent(bin.lower) }} to {{ percent(bin.upper) }}</th><td class="number">{{ count(bin.count) }}</td>
              <td class="number">{{ percent(bin.confidence) }}</td><td class="number">{{ percent(bin.accuracy) }}</td>
            </tr></tbody>
          </table></div>
          <p v-if="ece !== undefined" class="small quiet" style="margin: .6rem 0 0">Weighted by their answers, the bins miss by {{ percent(ece) }} on average:
            the expected calibration error.</p>
        </section>
      </div>
    </div>`,
}
