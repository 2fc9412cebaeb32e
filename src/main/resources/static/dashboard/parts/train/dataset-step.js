import { computed, ref } from 'vue'
import { SplitBar, SplitKey } from '../split-bar.js'
import { plural } from '../../format.js'
import { someOf, thumbnail, total } from '../../samples.js'

const most = 6

/** Which dataset to train on: the chosen one first, then the newest; others are found by their name. */
export const DatasetStep = {
  components: { 'split-bar': SplitBar, 'split-key': SplitKey },
  props: { datasets: Array, modelValue: String },
  emits: ['update:modelValue'],
  setup(props) {
    const search = ref('')
    const every = ref(false)
    const first = props.modelValue // stays in its place when another one is chosen
    const found = computed(() => {
      const text = search.value.trim().toLowerCase()
      const fitting = props.datasets.filter(({ name, classes }) =>
        name.toLowerCase().includes(text) || (text !== '' && classes.some(one => one.name.toLowerCase().includes(text))))
      return text ? fitting : fitting.toSorted((a, b) => Number(b.id === first) - Number(a.id === first))
    })
    const shown = computed(() => {
      const some = found.value.slice(0, every.value ? 60 : most)
      const chosen = found.value.find(({ id }) => id === props.modelValue)
      return !chosen || some.includes(chosen) ? some : [chosen, ...some]
    })
    return { search, every, found, shown, most, plural, someOf, thumbnail, total }
  },
  template: /* html */ `
    <empty v-if="datasets.length === 0">There is no dataset to train on yet. <a href="#/datasets">Upload pictures, or take the demo data</a>.</empty>
    <template v-else>
      <div v-if="datasets.length > most" class="field step-search"><label for="dataset-search">Search by name or class</label>
        <input id="dataset-search" type="search" v-model="search" autocomplete="off"></div>
      <div class="picks" role="radiogroup" aria-label="Dataset">
        <label v-for="dataset in shown" :key="dataset.id" class="pick">
          <input type="radio" name="dataset" :value="dataset.id" :checked="dataset.id === modelValue" @change="$emit('update:modelValue', dataset.id)">
          <span class="pick-body">
            <strong>{{ dataset.name }}</strong>
            <span class="small quiet">{{ plural(total(dataset.samples), 'picture') }} of {{ plural(dataset.classes.length, 'class', 'classes') }}{{ dataset.task === 'multi-label' ? ', several for each' : '' }}</span>
            <split-bar :samples="dataset.samples"></split-bar>
          </span>
          <img v-for="n in someOf(dataset.samples, 1)" :src="thumbnail(dataset, n)" alt="" width="56" height="56" loading="lazy">
        </label>
      </div>
      <p v-if="found.length === 0" class="quiet">No dataset has “{{ search }}” in its name or classes.</p>
      <p v-else-if="found.length > shown.length" class="row"><button type="button" @click="every = true" v-if="!every">Show {{ Math.min(60, found.length) - most }} more</button>
        <span v-else class="quiet small">{{ found.length - shown.length }} more; search for them.</span></p>
    </template>`,
}
