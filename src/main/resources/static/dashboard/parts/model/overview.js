import { computed } from 'vue'
import { count, number, percent } from '../../format.js'
import { ClassTable } from './class-table.js'
import { Folds } from './folds.js'
import { IntervalStrip } from './interval-strip.js'

/** [key, name, what it says, format]: the figures a model may have, the most telling first. */
export const figures = [
  ['macroF1', 'Macro F1', 'mean of the classes’ F1, each class counting alike', percent],
  ['balancedAccuracy', 'Balanced accuracy', 'mean of the classes’ recall, each class counting alike', percent],
  ['meanAveragePrecision', 'Mean average precision', 'mean over the classes', percent],
  ['microF1', 'Micro F1', 'of all decisions together', percent],
  ['subsetAccuracy', 'Subset accuracy', 'share of pictures with every class decided right', percent],
  ['top5', 'Top-5 accuracy', 'share whose class is among the five most likely', percent],
  ['rocAuc', 'ROC-AUC', 'mean of the classes; 0.5 is chance, 1 is perfect', value => number(value, 3)],
  ['logLoss', 'Log loss', 'mean cross-entropy of the probabilities; lower is better', value => number(value, 3)],
  ['ece', 'Calibration error', 'expected calibration error of 15 bins; lower is better', percent],
]

/** What a model is worth. */
export const Overview = {
  components: { ClassTable, Folds, IntervalStrip },
  props: { model: Object },
  setup(props) {
    const { metrics } = props.model
    const there = computed(() => figures.filter(([key]) => metrics[key] !== undefined && metrics[key] !== null))
    const unseen = metrics.split === 'test'
      ? 'Training never saw them.'
      : 'They moved no weight, but early stopping and the choice of the best epoch have seen them: expect a little less of new ones.'
    return { there, unseen, count, percent }
  },
  template: /* html */ `
    <div class="stack">
      <section class="card" aria-labelledby="worth">
        <h2 id="worth">On the {{ count(model.metrics.examples) }} pictures of the {{ model.metrics.split }} split</h2>
        <div class="headline">
          <div class="lead">
            <div class="quiet small">{{ model.task === 'multi-label' ? 'Right decisions' : 'Accuracy' }}</div>
            <div class="figure">{{ percent(model.metrics.accuracy) }}</div>
            <interval-strip :value="model.metrics.accuracy" :interval="model.metrics.accuracyInterval"></interval-strip>
            <div v-if="model.metrics.accuracyInterval" class="small quiet">{{ percent(model.metrics.accuracyInterval.low) }} to
              {{ percent(model.metrics.accuracyInterval.high) }} with 95 % confidence (Wilson)</div>
          </div>
          <dl class="facts">
            <div v-for="[key, name, says, format] in there" :key="key"><dt>{{ name }}</dt>
              <dd class="figure small-figure">{{ format(model.metrics[key]) }}</dd><dd class="says">{{ says }}</dd></div>
          </dl>
        </div>
        <p class="small quiet" style="margin: .8rem 0 0">{{ unseen }}</p>
      </section>
      <folds v-if="model.metrics.crossValidation" :result="model.metrics.crossValidation"></folds>
      <section class="card" aria-labelledby="classes">
        <h2 id="classes">Classes</h2>
        <class-table :classes="model.metrics.perClass"></class-table>
      </section>
    </div>`,
}
