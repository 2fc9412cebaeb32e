import { computed } from 'vue'
import { bytes, duration, percent } from '../../format.js'

/** What the job would take, and the button that starts it. */
export const EstimateBox = {
  props: { estimate: Object, asking: Boolean, refusal: Object, starting: Boolean, ready: Boolean },
  emits: ['start'],
  setup(props) {
    const known = computed(() => props.estimate?.seconds !== undefined && props.estimate !== null)
    const parts = computed(() => (props.estimate?.parts ?? []).map((part, n) => ({ ...part, share: part.seconds / props.estimate.seconds, colour: `var(--series-${(n % 6) + 1})` })))
    const brief = computed(() => (known.value ? `About ${duration(props.estimate.seconds)}, ${bytes(props.estimate.memoryBytes)} of memory, ${bytes(props.estimate.cacheBytes)} on disk` : props.estimate ? 'No figure yet' : ''))
    return { known, parts, brief, bytes, duration, percent }
  },
  template: /* html */ `
    <section class="card estimate" aria-labelledby="estimate-title" :aria-busy="asking">
      <h2 id="estimate-title">What it will take</h2>
      <div class="estimate-more">
        <p v-if="!ready" class="quiet">Choose a dataset to see time, memory and disk.</p>
        <template v-else-if="known && !refusal">
          <dl class="facts big"><div><dt>Time, all epochs</dt><dd>{{ duration(estimate.seconds) }}</dd></div></dl>
          <div class="split-bar" aria-hidden="true"><span v-for="part in parts" :style="{ width: 100 * part.share + '%', background: part.colour }"></span></div>
          <ul class="estimate-parts small"><li v-for="part in parts"><i :style="{ background: part.colour }"></i><span>{{ part.what }}</span><b>{{ duration(part.seconds) }}</b></li></ul>
          <dl class="facts"><div><dt>Memory</dt><dd>{{ bytes(estimate.memoryBytes) }}</dd></div><div><dt>Disk</dt><dd>{{ bytes(estimate.cacheBytes) }}</dd></div>
            <div><dt>On</dt><dd>{{ estimate.device }}</dd></div></dl>
          <p class="small quiet">{{ estimate.backbone }}, {{ estimate.basis }}. Early stopping often ends phases before.</p>
        </template>
        <p v-else-if="estimate && !refusal" class="quiet">No figure yet: {{ estimate.basis }}. It can be started all the same.</p>
        <p v-else-if="!refusal" class="quiet">Asking…</p>
        <slot></slot>
      </div>
      <div class="estimate-start">
        <span class="estimate-brief small">{{ ready ? brief : 'Choose a dataset' }}</span>
        <button type="button" class="first" :disabled="!ready || starting" @click="$emit('start')">{{ starting ? 'Starting…' : 'Start training' }}</button>
      </div>
    </section>`,
}
