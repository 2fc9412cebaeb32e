import { computed } from 'vue'
import { Matrix } from '../model/matrix.js'

const fits = 40 // classes of a matrix that is shown whole

/** Where one model confuses more or less than another: its confusion matrix less the other's. */
export const ConfusionDifference = {
  components: { Matrix },
  props: { a: Object, b: Object, result: Object },
  setup(props) {
    const rows = computed(() => props.result.confusionDifference)
    const classes = computed(() => props.result.classes)
    const places = computed(() => {
      if (classes.value.length <= fits) return null
      const moved = rows.value.map((row, n) => [row.reduce((sum, value) => sum + Math.abs(value), 0), n])
      return moved.sort((a, b) => b[0] - a[0]).slice(0, fits).map(([, n]) => n).sort((a, b) => a - b)
    })
    return { rows, classes, places, fits }
  },
  template: /* html */ `
    <section class="card" aria-labelledby="moved">
      <h2 id="moved">Confusion matrix of {{ b.title }} less that of {{ a.title }}</h2>
      <p class="small quiet">Green: more right answers or fewer confusions with {{ b.title }}; red: fewer or more.
        <template v-if="places">Shown are the {{ fits }} of {{ classes.length }} classes that differ most.</template></p>
      <matrix :classes="classes" :rows="rows" show="difference" :places="places" label="Difference of the confusion matrices"></matrix>
    </section>`,
}
