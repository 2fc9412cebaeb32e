import { computed, ref } from 'vue'
import { refine, route } from '../../router.js'
import { AnswerPicture } from './answer-picture.js'
import { keptAnswers } from './answers.js'
import { paged, Pager } from './paged.js'

/** The wrong answers, the most confident first: where the model errs, or where a label is wrong. */
export const Mistakes = {
  components: { AnswerPicture, Pager },
  props: { model: Object },
  setup(props) {
    const { id, classes, metrics, provenance: { dataset, datasetVersion } } = props.model
    const truth = ref(classes.includes(route.query.class) ? route.query.class : '')
    const pages = paged(() => `/models/${id}/answers?${new URLSearchParams({
      wrong: true, limit: 24, ...(truth.value ? { truth: truth.value } : {}) })}`)
    const old = !keptAnswers(props.model)
    if (!old) pages.start()
    function choose(event) {
      truth.value = event.target.value
      refine({ class: truth.value })
      if (!old) pages.start()
    }
    // models that are older than the list of their answers have the worst mistakes in their metrics
    const kept = (metrics.mistakes ?? []).map(mistake => ({
      ...mistake, content: `/api/v1/datasets/${dataset}/versions/${datasetVersion}/samples/${mistake.sample}/content`,
    }))
    const answers = computed(() => (old
      ? kept.filter(one => !truth.value || (one.class ?? one.truth) === truth.value)
      : pages.items.value))
    return { classes, truth, choose, pages, answers, old }
  },
  template: /* html */ `
    <section class="card" aria-labelledby="mistakes">
      <div class="row apart">
        <h2 id="mistakes">Mistakes, the most confident first</h2>
        <div class="row"><label for="truth">True class</label>
          <select id="truth" :value="truth" @change="choose">
            <option value="">all</option><option v-for="name in classes" :key="name">{{ name }}</option>
          </select></div>
      </div>
      <p class="small quiet">On the {{ model.metrics.split }} split. Look for wrong labels among them.
        “why” shows where the model looked for a class (Grad-CAM).
        <template v-if="old">Of this model, only the worst 20 were kept.</template></p>
      <trouble v-if="!old" :of="pages.trouble.value"></trouble>
      <div class="answers tall" :aria-busy="pages.loading.value">
        <answer-picture v-for="answer in answers" :key="answer.sample + ' ' + (answer.class ?? '')" :model="model.id" :answer="answer"></answer-picture>
      </div>
      <empty v-if="!answers.length && !pages.loading.value && (old || !pages.trouble.value)">No mistake{{ truth ? ' in ' + truth : '' }}.</empty>
      <pager v-if="!old" :pages="pages" of="the mistakes"></pager>
    </section>`,
}
