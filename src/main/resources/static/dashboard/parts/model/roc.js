import { computed, ref, shallowRef, watch } from 'vue'
import { get } from '../../api.js'
import { number } from '../../format.js'
import { refine, route } from '../../router.js'
import { keptAnswers } from './answers.js'

const most = 6 // curves at a time, as many as there are colours

/** ROC curves of chosen classes, each against all others; at first those told apart worst. */
export const Roc = {
  props: { model: Object },
  setup(props) {
    const classes = props.model.metrics.perClass
      .map((one, n) => ({ name: one.name, auc: one.rocAuc, n }))
      .filter(one => one.auc !== undefined && one.auc !== null)
      .sort((a, b) => a.auc - b.auc)
    const named = classes.find(one => one.name === route.query.class)
    const chosen = ref((named ? [named] : classes.slice(0, 3)).map(one => one.name))
    const search = ref('')
    const curves = shallowRef(new Map())
    const trouble = ref(null)
    const old = !keptAnswers(props.model)

    async function fill(names) {
      for (const name of names.filter(one => !curves.value.has(one))) {
        try {
          const curve = await get(`/models/${props.model.id}/roc?class=${encodeURIComponent(name)}`)
          curves.value = new Map(curves.value).set(name, curve)
          trouble.value = null
        } catch (why) {
          trouble.value = why
          return
        }
      }
    }
    watch(chosen, names => { if (!old) fill(names); refine({ class: names.length === 1 ? names[0] : null }) }, { immediate: true })
    const found = computed(() => classes.filter(one => one.name.toLowerCase().includes(search.value.trim().toLowerCase())))
    const series = computed(() => [
      ...chosen.value.map((name, n) => ({ name, colour: `series-${n + 1}`, curve: curves.value.get(name) })).filter(({ curve }) => curve)
        .map(({ name, colour, curve }) => ({
          name, colour, points: curve.points.map(point => ({ x: point.falsePositiveRate, y: point.truePositiveRate })),
        })),
      { name: 'chance', colour: 'quiet', dashed: true, faint: true, points: [{ x: 0, y: 0 }, { x: 1, y: 1 }] },
    ])
    return { classes, chosen, search, found, series, trouble, old, most, number }
  },
  template: /* html */ `
    <section class="card" aria-labelledby="roc">
      <h2 id="roc">ROC curves, each class against all others</h2>
      <p class="small quiet">How many pictures of the class are found (true positive rate) at the price of how many others taken for it
        (false positive rate), over all thresholds of its probability. The area is the chance that a picture of the class gets a higher one than another picture.</p>
      <trouble :of="trouble"></trouble>
      <div class="roc">
        <empty v-if="old">This model is older than its curves; <a :href="'#/jobs/' + model.provenance.job">run its training again</a> to have them.</empty>
        <div v-else class="roc-chart"><line-chart title="ROC curves" :series="series" square :min="0" :max="1"
          x-label="false positive rate" y-label="true positive rate"></line-chart></div>
        <div class="roc-classes">
          <div v-if="classes.length > 12" class="field"><label for="roc-search">Find a class</label>
            <input id="roc-search" type="search" v-model="search"></div>
          <p class="small quiet">Lowest area first; at most {{ most }} curves.</p>
          <div class="scroll roc-list" tabindex="0" role="group" aria-label="Classes">
            <label v-for="one in found.slice(0, 100)" :key="one.name" class="row apart">
              <span class="row"><input type="checkbox" :value="one.name" v-model="chosen" :disabled="chosen.length >= most && !chosen.includes(one.name)">{{ one.name }}</span>
              <span class="number">{{ number(one.auc, 4) }}</span>
            </label>
          </div>
        </div>
      </div>
    </section>`,
}
