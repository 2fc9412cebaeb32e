import { shallowRef } from 'vue'
import { get } from '../../api.js'

/** The trainings that made the weights a model started from, where they were made here. */
export const Lineage = {
  props: { backbone: String },
  setup(props) {
    const lineage = shallowRef([])
    // the rest of the page says all there is to say of a backbone that is no longer there
    get(`/backbones/${encodeURIComponent(props.backbone)}`).then(found => { lineage.value = found.lineage ?? [] }, () => {})
    return { lineage }
  },
  template: /* html */ `
    <template v-if="lineage.length">
      <h3 style="margin-top: 1rem">Lineage of the backbone, newest first</h3>
      <ol class="plain-list"><li v-for="made in lineage" :key="made.job">
        <a :href="'#/models/' + made.model">a model</a> that <a :href="'#/jobs/' + made.job">a training</a> made on
        <a :href="'#/datasets/' + made.dataset + '?version=' + made.datasetVersion">a data set, version {{ made.datasetVersion }}</a>,
        from <code>{{ made.backbone }}</code>
      </li></ol>
    </template>`,
}
