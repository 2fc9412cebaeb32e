import { computed, ref, shallowRef } from 'vue'
import { get } from '../api.js'
import { plural, when } from '../format.js'
import { Calibrated } from '../parts/model/calibrated.js'
import { Confusion } from '../parts/model/confusion.js'
import { Mistakes } from '../parts/model/mistakes.js'
import { Overview } from '../parts/model/overview.js'
import { Proof } from '../parts/model/proof.js'
import { Roc } from '../parts/model/roc.js'
import { TryIt } from '../parts/model/try-it.js'
import { UseIt } from '../parts/model/use-it.js'
import { TabList } from '../parts/tab-list.js'
import { refine, route } from '../router.js'

const views = {
  overview: ['Overview', Overview, () => true],
  confusion: ['Confusion', Confusion, model => model.metrics.confusion.length > 0],
  mistakes: ['Mistakes', Mistakes, () => true],
  calibration: ['Calibration', Calibrated, model => Boolean(model.metrics.reliability?.length)],
  roc: ['ROC', Roc, model => model.metrics.perClass.some(one => one.rocAuc !== undefined)],
  try: ['Try it', TryIt, () => true],
  proof: ['Proof and lineage', Proof, () => true],
  use: ['Use it', UseIt, () => true],
}

/** One model: what it is worth, where it errs, where it comes from and how to use it. */
export default {
  components: { 'tab-list': TabList },
  setup() {
    const model = shallowRef(null)
    const trouble = ref(null)
    async function load() {
      trouble.value = null
      try {
        model.value = await get(`/models/${route.params.id}`)
      } catch (why) {
        trouble.value = why
      }
    }
    load()
    const tabs = computed(() => Object.entries(views).filter(([, [, , fits]]) => fits(model.value)).map(([id, [label]]) => ({ id, label })))
    const tab = computed({
      get: () => (tabs.value.some(({ id }) => id === route.query.tab) ? route.query.tab : 'overview'),
      set: key => refine({ tab: key === 'overview' ? null : key, class: null }),
    })
    const view = computed(() => views[tab.value][1])
    const onnx = computed(() => model.value.artifacts.find(file => file.kind === 'onnx'))
    return { model, trouble, load, tabs, tab, view, onnx, plural, when }
  },
  template: /* html */ `
    <template v-if="model">
      <page-head :title="model.name">
        <template #sub>{{ plural(model.classes.length, 'class', 'classes') }}{{ model.task === 'multi-label' ? ', any number of them in a picture' : '' }},
          on <code>{{ model.provenance.backbone }}</code>, made {{ when(model.createdAt) }}</template>
        <a class="button" :href="'#/jobs/' + model.provenance.job">Its training</a>
        <a class="button" :href="'#/compare?models=' + model.id">Compare</a>
        <a v-if="onnx" class="button first" :href="onnx.href" :download="onnx.file">Download ONNX</a>
      </page-head>
      <tab-list :tabs="tabs" v-model="tab" label="About the model" panel="panel"></tab-list>
      <div id="panel" role="tabpanel" :aria-labelledby="'panel-tab-' + tab"><component :is="view" :key="tab" :model="model"></component></div>
    </template>
    <template v-else>
      <page-head title="Model"></page-head>
      <trouble :of="trouble"></trouble>
      <p v-if="trouble" class="row" style="margin-top: 1rem"><button @click="load">Try again</button> <a href="#/models">All models</a></p>
      <p v-else class="quiet" role="status">Loading …</p>
    </template>`,
}
