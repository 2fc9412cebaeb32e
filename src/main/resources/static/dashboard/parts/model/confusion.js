import { computed, nextTick, ref } from 'vue'
import { paged, Pager } from './paged.js'
import { count, percent, plural } from '../../format.js'
import { AnswerPicture } from './answer-picture.js'
import { keptAnswers } from './answers.js'
import { Matrix } from './matrix.js'
import { Segments } from './segments.js'

const fits = 40 // classes of a matrix that is shown whole

/** What is taken for what: the matrix, the pairs most often confused, and the pictures of a cell. */
export const Confusion = {
  components: { AnswerPicture, Matrix, Pager, Segments },
  props: { model: Object },
  setup(props) {
    const show = ref('count')
    const picked = ref(null)
    const list = ref(null)
    const { classes, metrics: { confusion: rows } } = props.model
    const sums = rows.map(row => row.reduce((sum, n) => sum + n, 0))
    const mistakes = rows.map((row, n) => sums[n] - row[n] + rows.reduce((sum, other, m) => sum + (m === n ? 0 : other[n]), 0))
    const pairs = rows
      .flatMap((row, truth) => row.map((n, predicted) => ({ truth, predicted, n, share: n / sums[truth] })))
      .filter(pair => pair.truth !== pair.predicted && pair.n > 0)
      .sort((one, other) => other.n - one.n || other.share - one.share)
    const old = !keptAnswers(props.model)
    const around = ref('')
    /** Where there are too many classes: those with the most mistakes, or those confused with one. */
    const places = computed(() => {
      if (classes.length <= fits) return null
      const centre = classes.indexOf(around.value)
      const weights = centre < 0 ? mistakes : rows.map((row, n) => (n === centre ? Infinity : row[centre] + rows[centre][n]))
      return weights.map((n, place) => [n, place]).sort((a, b) => b[0] - a[0]).slice(0, fits)
        .filter(([n]) => centre < 0 || n > 0).map(([, place]) => place).sort((a, b) => a - b)
    })

    const pages = paged(() => picked.value && `/models/${props.model.id}/answers?${new URLSearchParams({
      truth: classes[picked.value.truth], predicted: classes[picked.value.predicted], limit: 24 })}`)
    function pick(cell) {
      picked.value = cell
      if (!old) pages.start()
      nextTick(() => list.value?.scrollIntoView({ block: 'nearest', behavior: 'smooth' }))
    }
    const number = computed(() => (picked.value ? rows[picked.value.truth][picked.value.predicted] : 0))
    return { show, picked, around, old, pick, list, classes, rows, pairs, places, pages, number, fits, count, percent, plural }
  },
  template: /* html */ `
    <div class="stack">
      <section v-if="pairs.length" class="card" aria-labelledby="pairs">
        <h2 id="pairs">Most often confused</h2>
        <ol class="pairs">
          <li v-for="pair in pairs.slice(0, places ? 30 : 8)" :key="pair.truth + ' ' + pair.predicted">
            <button type="button" :aria-pressed="picked?.truth === pair.truth && picked?.predicted === pair.predicted" @click="pick(pair)">
              <span class="names"><b>{{ classes[pair.truth] }}</b> taken for <b>{{ classes[pair.predicted] }}</b></span>
              <span class="bar" aria-hidden="true"><span class="wrong" :style="{ width: 100 * pair.share + '%' }"></span></span>
              <span class="small quiet number">{{ count(pair.n) }}, {{ percent(pair.share, 0) }}</span>
            </button>
          </li>
        </ol>
      </section>
      <section class="card" aria-labelledby="matrix">
        <div class="row apart">
          <h2 id="matrix">Confusion matrix</h2>
          <segments label="What the cells show" v-model="show" :options="[['count', 'Counts'], ['share', 'Row shares']]"></segments>
        </div>
        <p class="small quiet">Rows are the true classes, columns what the model said. Press a cell to see its pictures.
          <template v-if="places">Shown are {{ places.length }} of {{ count(classes.length) }} classes.</template></p>
        <div v-if="places" class="row" style="margin-bottom: .7rem"><label for="around">Classes</label>
          <select id="around" v-model="around"><option value="">with the most mistakes</option>
            <option v-for="name in classes" :key="name" :value="name">confused with {{ name }}</option></select></div>
        <matrix :classes="classes" :rows="rows" :show="show" :places="places" :picked="picked" label="Cells of the confusion matrix" @pick="pick"></matrix>
      </section>
      <section v-if="picked" ref="list" class="card" aria-labelledby="cell">
        <h2 id="cell">{{ classes[picked.truth] }} {{ picked.truth === picked.predicted ? 'recognised' : 'taken for ' + classes[picked.predicted] }}:
          {{ plural(number, 'picture') }}</h2>
        <trouble :of="pages.trouble.value"></trouble>
        <empty v-if="old">This model is older than the list of its answers: <a :href="'#/jobs/' + model.provenance.job">run its training again</a>
          to have it. Its most confident mistakes are under Mistakes.</empty>
        <div v-else-if="number && !pages.trouble.value" class="answers" :aria-busy="pages.loading.value">
          <answer-picture v-for="answer in pages.items.value" :key="answer.sample" :model="model.id" :answer="answer"></answer-picture>
        </div>
        <p v-if="!number" class="quiet">No picture.</p>
        <pager :pages="pages" of="these pictures"></pager>
      </section>
    </div>`,
}
