import { computed, ref } from 'vue'
import { poll } from '../live.js'
import { count, percent, plural, when } from '../format.js'
import { IntervalStrip } from '../parts/model/interval-strip.js'
import { Pager, paged } from '../parts/model/paged.js'

const most = 6 // more curves than colours tell nothing apart

/** All models, newest first, page by page; some of them can be compared. */
export default {
  components: { IntervalStrip, Pager },
  setup() {
    const models = paged(() => '/models?limit=25')
    const chosen = ref(new Map())
    const { loaded } = poll(models.load, 10000)
    function choose(model) {
      const next = new Map(chosen.value)
      if (!next.delete(model.id)) next.set(model.id, model.name)
      chosen.value = next
    }
    const address = computed(() => `#/compare?models=${[...chosen.value.keys()].join(',')}`)
    return { models, chosen, choose, address, loaded, most, count, percent, plural, when }
  },
  template: /* html */ `
    <page-head title="Models" sub="What trainings made, newest first.">
      <a class="button" href="#/train">Train another</a>
    </page-head>
    <trouble :of="models.trouble.value" style="margin-bottom: 1rem"></trouble>
    <empty v-if="loaded && !models.trouble.value && !models.items.value.length">
      There is no model yet. <a href="#/train">Train one</a>: it takes a data set and a minute.
    </empty>
    <section v-else-if="!loaded || models.items.value.length" class="card" aria-label="Models">
      <div class="choice row apart">
        <span class="small" :class="{ quiet: !chosen.size }" aria-live="polite">
          {{ chosen.size ? [...chosen.values()].join(', ') : 'Choose two or more to compare them.' }}
        </span>
        <span class="row">
          <button v-if="chosen.size" type="button" class="plain" @click="chosen = new Map()">Clear</button>
          <a v-if="chosen.size > 1" class="button first" :href="address">Compare {{ chosen.size }}</a>
          <button v-else type="button" disabled>Compare</button>
        </span>
      </div>
      <div class="scroll" tabindex="0" role="region" aria-label="List of models">
        <table class="models">
          <thead><tr>
            <td></td><th scope="col">Name</th><th scope="col">Accuracy</th><th scope="col" class="number roomy">Macro F1</th>
            <th scope="col" class="number roomy">Classes</th><th scope="col" class="roomy">Backbone</th><th scope="col" class="roomy">Made</th>
          </tr></thead>
          <tbody>
            <tr v-for="model in models.items.value" :key="model.id">
              <td><input type="checkbox" :checked="chosen.has(model.id)" :disabled="chosen.size >= most && !chosen.has(model.id)"
                :aria-label="'Compare ' + model.name" @change="choose(model)"></td>
              <th scope="row"><a :href="'#/models/' + model.id">{{ model.name }}</a>
                <div class="narrow small quiet">{{ plural(model.classes.length, 'class', 'classes') }}, {{ when(model.createdAt) }}</div></th>
              <td class="accuracy">
                <span class="row apart"><b>{{ percent(model.accuracy) }}</b>
                  <span v-if="model.accuracyInterval" class="small quiet">{{ percent(model.accuracyInterval.low) }} to {{ percent(model.accuracyInterval.high) }}</span>
                  <span v-else-if="model.task === 'multi-label'" class="small quiet">of decisions</span></span>
                <interval-strip :value="model.accuracy" :interval="model.accuracyInterval"></interval-strip>
              </td>
              <td class="number roomy">{{ percent(model.macroF1) }}</td>
              <td class="number roomy" :title="model.classes.slice(0, 20).join(', ')">{{ count(model.classes.length) }}</td>
              <td class="roomy"><code>{{ model.backbone }}</code></td>
              <td class="small roomy">{{ when(model.createdAt) }}</td>
            </tr>
            <tr v-for="n in loaded ? 0 : 5" :key="n" aria-hidden="true"><td colspan="7" class="waiting"></td></tr>
          </tbody>
        </table>
      </div>
      <pager :pages="models" of="models"></pager>
    </section>`,
}
