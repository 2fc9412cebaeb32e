import { computed, reactive, shallowReactive, watch } from 'vue'
import { all, get, post } from '../api.js'
import { poll } from '../live.js'
import { copy, planDifference, same } from './difference.js'
import { defaultsOf } from './schema.js'
import { estimateOf } from './estimate.js'

/** A training before it is one: what was chosen, the plan that it comes to, and the request for it. */
export function trainingForm(query) {
  const known = shallowReactive({ datasets: null, backbones: null, recipes: null, schema: null, workers: [] })
  const choice = reactive({ dataset: null, version: null, backbone: null, recipe: null, name: '' })
  const plans = reactive({}) // by recipe, so that changes are still there after a look at another one

  const named = name => known.backbones?.find(backbone => backbone.name === name)
  const usual = computed(() => (named(choice.backbone)?.origin === 'RANDOM' ? 'from-scratch' : 'fine-tune'))
  const dataset = computed(() => known.datasets?.find(({ id }) => id === choice.dataset) ?? null)
  const recipe = computed(() => known.recipes?.find(({ name }) => name === (choice.recipe ?? usual.value)) ?? null)
  const defaults = computed(() => (known.schema ? defaultsOf(known.schema) : null))
  const bases = {} // what the plans were before somebody changed them
  watch(recipe, now => {
    if (!now) return
    const { name, plan } = now
    if (!plans[name] || same(plans[name], bases[name])) plans[name] = copy(plan)
    bases[name] = plan
  }, { flush: 'sync', immediate: true })
  const plan = computed(() => plans[recipe.value?.name] ?? null)

  const request = computed(() => {
    const body = { dataset: choice.dataset }
    if (choice.version) body.datasetVersion = choice.version
    if (choice.backbone) body.backbone = choice.backbone
    if (recipe.value && recipe.value.name !== usual.value) body.recipe = recipe.value.name
    if (plan.value && defaults.value) {
      const changes = planDifference(plan.value, recipe.value.plan, defaults.value)
      if (Object.keys(changes).length > 0) body.plan = changes
    }
    if (choice.name.trim()) body.name = choice.name.trim()
    return body
  })
  const { estimate, refusal, asking } = estimateOf(request)
  const bundled = computed(() => known.backbones?.find(({ origin }) => origin === 'BUNDLED'))
  const backbone = computed(() => named(choice.backbone) ?? named(estimate.value?.backbone) ?? bundled.value ?? null)
  const changed = computed(() => Boolean(plan.value) && !same(plan.value, recipe.value.plan))

  let lost = null // what asking again does not mend
  async function load() {
    if (known.schema) return
    if (lost) throw lost
    try {
      const [backbones, schema, job] = await Promise.all([
        get('/backbones'), get('/jobs:schema'), query.from ? get(`/jobs/${query.from}`) : null, loadDatasets(),
      ])
      known.backbones = backbones.items
      Object.assign(choice, { dataset: query.dataset ?? null, backbone: query.backbone ?? null, recipe: query.recipe ?? null })
      if (job) prefill(job)
      else if (query.version) choice.version = Number(query.version)
      if (!choice.dataset && known.datasets.length === 1) choice.dataset = known.datasets[0].id
      await loadRecipes(choice.dataset)
      known.schema = schema
    } catch (why) {
      if (why.status >= 400 && why.status < 500) lost = why
      throw why
    }
  }
  async function loadDatasets() {
    known.datasets = (await all('/datasets?limit=200')).filter(({ state }) => state === 'READY')
  }
  /** As they are for the dataset: few examples get more epochs. */
  async function loadRecipes(dataset) {
    const ready = known.datasets.some(({ id }) => id === dataset)
    const recipes = await get(ready ? `/recipes?dataset=${dataset}` : '/recipes')
    if (dataset === choice.dataset) known.recipes = recipes
  }
  watch(() => choice.dataset, dataset => { if (known.schema) loadRecipes(dataset).catch(() => {}) })
  function prefill({ spec }) {
    plans[spec.plan.recipe] = copy(spec.plan)
    Object.assign(choice, { dataset: spec.dataset, version: spec.datasetVersion, backbone: spec.backbone, recipe: spec.plan.recipe })
  }
  const { trouble } = poll(load)
  const reset = () => { plans[recipe.value.name] = copy(recipe.value.plan) }
  const start = () => post('/jobs', request.value)

  return {
    known, choice, trouble, usual, recipe, defaults, plan, request, estimate, refusal, asking, backbone, dataset, changed, reset, start,
  }
}
