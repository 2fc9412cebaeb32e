import { computed, nextTick, provide, ref, watch } from 'vue'
import { get } from '../api.js'
import { poll } from '../live.js'
import { go, refine, route } from '../router.js'
import { errorsOf } from '../training/errors.js'
import { trainingForm } from '../training/form.js'
import { at, idOf } from '../training/schema.js'
import { BackboneStep } from '../parts/train/backbone-step.js'
import { DatasetStep } from '../parts/train/dataset-step.js'
import { EstimateBox } from '../parts/train/estimate-box.js'
import { PlanEditor } from '../parts/train/plan-editor.js'
import { PlanKnobs } from '../parts/train/plan-knobs.js'
import { PreviewBox } from '../parts/train/preview-box.js'
import { RecipeStep } from '../parts/train/recipe-step.js'
import { RequestView } from '../parts/train/request-view.js'

const places = { dataset: 'step-dataset', datasetVersion: 'step-dataset', backbone: 'step-backbone', recipe: 'step-recipe', name: 'job-name' }

export default {
  components: {
    'backbone-step': BackboneStep, 'dataset-step': DatasetStep, 'estimate-box': EstimateBox, 'plan-editor': PlanEditor,
    'plan-knobs': PlanKnobs, 'preview-box': PreviewBox, 'recipe-step': RecipeStep, 'request-view': RequestView,
  },
  setup() {
    const form = trainingForm(route.query)
    const { choice, plan, recipe, defaults, backbone, request, known } = form
    poll(async () => { known.workers = (await get('/workers')).items }, 10_000) // an idle worker measures its speed some time
    const refused = ref(null)
    const starting = ref(false)
    const phase = ref(0)
    const errors = errorsOf(refused, form.refusal)
    const loaded = computed(() => Boolean(known.schema && plan.value && defaults.value))

    function set(path, value) {
      at(plan.value, path.slice(0, -1))[path.at(-1)] = value
    }
    // a phase is compared with the recipe's of the same name, wherever it stands now
    function baseOf([first, n, ...rest]) {
      if (first !== 'phases') return at(recipe.value.plan, n === undefined ? [first] : [first, n, ...rest])
      const own = recipe.value.plan.phases.find(({ name }) => name === plan.value.phases[n]?.name)
      return at(own ?? defaults.value.phase, rest)
    }
    provide('knobs', { plan, defaults, errors, set, baseOf, stages: computed(() => backbone.value?.stages ?? []), optimizers: computed(() => defaults.value.optimizers) })

    watch(plan, () => { phase.value = 0 })
    watch(() => plan.value?.phases.length, length => { if (phase.value >= length) phase.value = length - 1 })
    watch(() => JSON.stringify(request.value), () => { refused.value = null })
    watch(() => [choice.dataset, choice.backbone, choice.recipe], ([dataset, chosen, named]) => {
      if (loaded.value) refine({ dataset: dataset ?? '', backbone: chosen ?? '', recipe: named ?? '' })
    })
    function chooseDataset(id) {
      Object.assign(choice, { dataset: id, version: null })
    }
    function replace(changed) {
      known.backbones = known.backbones.map(one => (one.name === changed.name ? changed : one))
    }
    async function start() {
      starting.value = true
      try {
        go(`/jobs/${(await form.start()).id}`)
      } catch (why) {
        refused.value = why
        nextTick(() => document.getElementById('refusals')?.focus())
      }
      starting.value = false
    }
    /** Opens what hides the field, and goes there. */
    async function jump(field) {
      const inPhase = /^plan\.phases\[(\d+)\]/.exec(field)
      if (inPhase) phase.value = Number(inPhase[1])
      await nextTick()
      let text = field
      let found = document.getElementById(places[field] ?? idOf(text))
      while (!found && /[.[]/.test(text)) {
        text = text.replace(/[.[][^.[]*$/, '')
        found = document.getElementById(idOf(text))
      }
      for (let around = found?.closest('details'); around; around = around.parentElement.closest('details')) around.open = true
      found?.scrollIntoView({ block: 'center' })
      found?.focus({ preventScroll: true })
    }
    const refusal = computed(() => refused.value ?? form.refusal.value)
    return { ...form, loaded, phase, refused, refusal, errors, starting, chooseDataset, replace, start, jump, route }
  },
  template: /* html */ `
    <page-head title="New training"><template #sub>{{ route.query.from ? 'As an earlier job was; change what you like.' : 'Only the dataset is needed; everything else has a default that works.' }}</template></page-head>
    <trouble v-if="trouble" :of="trouble"></trouble>
    <p v-else-if="!loaded" class="quiet" role="status">Loading …</p>
    <div v-else class="train">
      <div class="stack">
        <section class="card" id="step-dataset" tabindex="-1" aria-labelledby="h-dataset"><h2 id="h-dataset">1 Dataset</h2>
          <dataset-step :datasets="known.datasets" :model-value="choice.dataset" @update:model-value="chooseDataset"></dataset-step>
          <p v-if="choice.version" class="small quiet version-note">Version {{ choice.version }}<template v-if="dataset && dataset.version !== choice.version"> of {{ dataset.version }}</template>.
            <button type="button" class="link" @click="choice.version = null">Take the newest instead</button></p></section>
        <section class="card" id="step-backbone" tabindex="-1" aria-labelledby="h-backbone"><h2 id="h-backbone">2 Backbone</h2>
          <backbone-step v-model="choice.backbone" :backbones="known.backbones" :workers="known.workers" :note="choice.backbone ? null : estimate?.note"
            :auto="backbone" @changed="replace"></backbone-step></section>
        <section class="card" id="step-recipe" tabindex="-1" aria-labelledby="h-recipe"><h2 id="h-recipe">3 Recipe</h2>
          <recipe-step :recipes="known.recipes" :model-value="recipe.name" :usual="usual" @update:model-value="choice.recipe = $event"></recipe-step></section>
        <section class="card" aria-labelledby="h-plan">
          <div class="row apart"><h2 id="h-plan">The plan</h2><button v-if="changed" type="button" class="slim" @click="reset">Back to the recipe</button></div>
          <plan-editor></plan-editor></section>
        <preview-box :request="request" :plan="plan" v-model:phase="phase"></preview-box>
        <details class="card knobs-all"><summary><h2>Every knob</h2> <span class="small quiet">{{ changed ? 'some differ from the recipe' : 'all as in the recipe' }}</span></summary>
          <plan-knobs :schema="known.schema" v-model:phase="phase"></plan-knobs></details>
        <request-view :request="request"></request-view>
      </div>
      <estimate-box :estimate="estimate" :asking="asking" :refusal="refusal" :ready="Boolean(choice.dataset)" :starting="starting" @start="start">
        <div v-if="refusal" class="trouble small" id="refusals" tabindex="-1" role="alert">
          <template v-if="errors.size === 0">{{ refusal.message }}</template>
          <ul v-else><li v-for="[field, message] in errors"><button type="button" class="link" @click="jump(field)">{{ field }}</button> {{ message }}</li></ul></div>
        <div class="field"><label for="job-name">Name of the job</label>
          <input id="job-name" v-model="choice.name" maxlength="120" autocomplete="off" :placeholder="(recipe?.name ?? 'fine-tune') + ' on ' + (backbone?.name ?? 'a backbone')"></div>
      </estimate-box>
    </div>`,
}
