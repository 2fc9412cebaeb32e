import { computed } from 'vue'
import { SplitBar, SplitKey } from './split-bar.js'
import { bytes, plural, when } from '../format.js'
import { someOf, thumbnail, total } from '../samples.js'

/** A dataset in a list: some of its pictures, and what there is of it. */
export const DatasetCard = {
  components: { 'split-bar': SplitBar, 'split-key': SplitKey },
  props: { dataset: Object },
  setup(props) {
    const ready = computed(() => props.dataset.state === 'READY')
    const pictures = computed(() => (ready.value ? someOf(props.dataset.samples, 5) : []))
    const names = computed(() => props.dataset.classes?.slice(0, 6).map(({ name }) => name).join(', ') ?? '')
    return { ready, pictures, names, thumbnail, total, bytes, plural, when }
  },
  template: /* html */ `
    <article class="card dataset">
      <a class="dataset-pictures" :href="'#/datasets/' + dataset.id" tabindex="-1" aria-hidden="true">
        <img v-for="n in pictures" :key="n" :src="thumbnail(dataset, n)" alt="" width="96" height="96" loading="lazy">
      </a>
      <div class="row apart"><h2><a :href="'#/datasets/' + dataset.id">{{ dataset.name }}</a></h2><state-badge :state="dataset.state"></state-badge></div>
      <template v-if="ready">
        <p class="dataset-classes"><span><strong>{{ plural(dataset.classes.length, 'class', 'classes') }}:</strong> <span class="quiet">{{ names }}{{ dataset.classes.length > 6 ? ', …' : '' }}</span></span></p>
        <split-bar :samples="dataset.samples"></split-bar>
        <split-key :samples="dataset.samples"></split-key>
      </template>
      <template v-else-if="dataset.state === 'INGESTING'">
        <p class="quiet dataset-classes">{{ dataset.progress?.samples ? plural(dataset.progress.samples, 'picture') + ' so far' : 'Looking through the pictures…' }}</p>
        <bar :share="dataset.progress?.share ?? 0" :label="'Ingestion of ' + dataset.name"></bar>
      </template>
      <p v-else class="bad dataset-classes">{{ dataset.reason }}</p>
      <div class="row apart dataset-foot">
        <span class="quiet small">{{ ready ? bytes(dataset.bytes) + ' · ' : '' }}version {{ dataset.version }} · {{ when(dataset.createdAt) }}</span>
        <a v-if="ready" class="button" :href="'#/train?dataset=' + dataset.id" :aria-label="'Train on ' + dataset.name">Train</a>
      </div>
    </article>`,
}
