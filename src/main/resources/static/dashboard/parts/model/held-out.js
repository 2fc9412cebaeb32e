import { shallowRef } from 'vue'
import { get } from '../../api.js'

/** A few pictures of the data set that the model was judged on, to try it with: emits `picture`. */
export const HeldOut = {
  props: { model: Object },
  emits: ['picture'],
  setup(props, { emit }) {
    const samples = shallowRef([])
    const { provenance: { dataset, datasetVersion }, metrics, classes } = props.model
    const wanted = Math.min(8, classes.length)
    // samples are in the order of their names: some of each of a few classes make a better choice
    async function load() {
      const spread = Array.from({ length: wanted }, (_, n) => classes[Math.floor(n * classes.length / wanted)])
      const pages = await Promise.all(spread.map(name => get(`/datasets/${dataset}/versions/${datasetVersion}/samples?${
        new URLSearchParams({ split: metrics.split, class: name, limit: Math.ceil(8 / wanted) })}`)))
      samples.value = pages.flatMap(page => page.items).slice(0, 8)
    }
    load().catch(() => {}) // a data set that was deleted offers nothing
    async function take(sample) {
      const blob = await (await fetch(sample.content)).blob()
      emit('picture', new File([blob], sample.name.split('/').at(-1), { type: blob.type }))
    }
    return { samples, take }
  },
  template: /* html */ `
    <div class="held-out">
      <p class="small quiet" style="margin: 0">{{ samples.length ? 'Or one of the ' + model.metrics.split + ' split:' : '' }}</p>
      <button v-for="sample in samples" :key="sample.n" type="button" :aria-label="'Try ' + sample.name" :title="sample.name" @click="take(sample)">
        <img :src="sample.content + '?size=160'" alt="" loading="lazy" width="64" height="64"></button>
    </div>`,
}
