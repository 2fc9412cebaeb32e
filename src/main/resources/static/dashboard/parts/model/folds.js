import { count, number, percent } from '../../format.js'
import { IntervalStrip } from './interval-strip.js'

/** What trainings by the same plan scored on the parts held out from them, one after another. */
export const Folds = {
  components: { IntervalStrip },
  props: { result: Object },
  methods: { count, number, percent },
  template: /* html */ `
    <section class="card" aria-labelledby="folds">
      <h2 id="folds">Cross-validation with {{ result.folds.length }} folds</h2>
      <p>A training by this plan is right for <b>{{ percent(result.meanAccuracy) }}</b> of the pictures held out from it, give or take
        {{ percent(result.accuracyDeviation) }} (standard deviation between trainings).
        <span v-if="result.accuracyInterval" class="quiet">All {{ count(result.examples) }} held-out answers together: {{ percent(result.accuracy) }},
          with 95 % confidence {{ percent(result.accuracyInterval.low) }} to {{ percent(result.accuracyInterval.high) }}.</span></p>
      <div class="scroll" tabindex="0" role="region" aria-label="Scores of the folds"><table>
        <thead><tr><th scope="col">Held out</th><th scope="col" class="number">Pictures</th><th scope="col">Accuracy</th>
          <th scope="col" class="number">Macro F1</th><th scope="col" class="number">Loss</th></tr></thead>
        <tbody><tr v-for="fold in result.folds" :key="fold.fold">
          <th scope="row">fold {{ fold.fold }}</th><td class="number">{{ count(fold.examples) }}</td>
          <td class="accuracy">{{ percent(fold.accuracy) }}<interval-strip :value="fold.accuracy"></interval-strip></td>
          <td class="number">{{ percent(fold.macroF1) }}</td><td class="number">{{ number(fold.loss, 3) }}</td>
        </tr></tbody>
      </table></div>
    </section>`,
}
