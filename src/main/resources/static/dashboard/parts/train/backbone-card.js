import { computed, onUnmounted, ref, watch } from 'vue'
import { get, post } from '../../api.js'
import { bytes, number, parameters, percent } from '../../format.js'
import { speedHere } from '../../training/speed.js'

const origins = { PROMOTED: 'trained here', UPLOADED: 'uploaded', BUNDLED: 'comes with Graft', CATALOGUE: 'published', RANDOM: 'random' }

/** A backbone to choose: how large, how good, how fast here, and whether it must be downloaded. */
export const BackboneCard = {
  props: { backbone: Object, workers: Array, chosen: Boolean },
  emits: ['choose', 'changed'],
  setup(props, { emit }) {
    const failure = ref(null)
    const speed = computed(() => speedHere(props.workers, props.backbone))
    const running = computed(() => props.backbone.download?.state === 'RUNNING')
    const share = computed(() => (running.value ? props.backbone.download.received / props.backbone.download.total : 0))
    const perSecond = value => (value >= 10 ? Math.round(value).toLocaleString('en-US') : number(value, 1))
    let timer = 0

    async function ask(question) {
      failure.value = null
      try {
        emit('changed', await question())
      } catch (why) {
        failure.value = why
      }
      if (running.value) follow()
    }
    const follow = () => { clearTimeout(timer); timer = setTimeout(() => ask(() => get(`/backbones/${props.backbone.name}`)), 1000) }
    const download = () => ask(() => post(`/backbones/${props.backbone.name}:download`))
    watch(running, now => { if (now) follow() }, { immediate: true })
    onUnmounted(() => clearTimeout(timer))
    // the card is Markdown; its first paragraph says what it is, and the API has the rest
    const gist = computed(() => props.backbone.card?.split(/\n\s*\n/).find(block => !block.startsWith('#'))?.replace(/[`*_]{1,2}(\S[^`*]*?)[`*]{1,2}/g, '$1') ?? '')
    return { gist, failure, speed, running, share, perSecond, download, origins, bytes, parameters, percent }
  },
  template: /* html */ `
    <div class="pick backbone">
      <label><input type="radio" name="backbone" :value="backbone.name" :checked="chosen" @change="$emit('choose')">
        <span><strong>{{ backbone.name }}</strong> <span class="small quiet">{{ origins[backbone.origin] }}</span></span></label>
      <ul class="small backbone-facts">
        <li>{{ parameters(backbone.parameters) }} parameters, {{ backbone.input.size }} px</li>
        <li v-if="backbone.publishedTop1">{{ backbone.publishedTop1.toFixed(1) }} % top-1 on ImageNet</li>
        <li v-if="backbone.origin !== 'RANDOM'">Licence {{ backbone.licence }}</li>
        <li v-if="speed">{{ perSecond(speed.looked) }} pictures/s frozen, {{ perSecond(speed.learned) }} learning, on {{ speed.device }}</li>
        <li v-else class="quiet">Speed here not measured yet</li>
      </ul>
      <p v-if="backbone.lineage.length" class="small">
        <template v-for="(one, n) in backbone.lineage"><template v-if="n"> ← </template><a :href="'#/models/' + one.model">a model</a> of
          <a :href="'#/datasets/' + one.dataset + '?version=' + one.datasetVersion">this data</a> from {{ one.backbone }}</template></p>
      <details v-if="backbone.card" class="small"><summary>What to know of it</summary><p>{{ gist }}</p></details>
      <div class="small row apart backbone-foot">
        <span v-if="backbone.available" class="good">Ready, no download</span>
        <template v-else-if="running"><span>{{ bytes(backbone.download.received) }} of {{ bytes(backbone.download.total) }}</span>
          <bar class="grow" :share="share" :label="'Download of ' + backbone.name"></bar></template>
        <template v-else><span class="quiet">Not here yet</span>
          <button type="button" class="slim" @click="download" :aria-label="'Download ' + backbone.name">Download</button></template>
      </div>
      <details v-if="failure || backbone.download?.state === 'FAILED'" class="small"><summary class="bad">The download failed</summary>
        <p>{{ failure?.message ?? backbone.download.error }}</p></details>
    </div>`,
}
