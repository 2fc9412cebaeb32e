import { computed, ref, watch } from 'vue'
import { count } from '../../format.js'
import { words } from '../model/answers.js'
import { Segments } from '../model/segments.js'
import { Thumbnail } from '../model/thumbnail.js'

const at = 24 // pictures at a time
const most = 100 // pictures the service names

/** The pictures that exactly one of two models has right. */
export const Disagreements = {
  components: { Segments, Thumbnail },
  props: { a: Object, b: Object, result: Object },
  setup(props) {
    const who = ref('b')
    const first = ref(0)
    watch([who, () => props.result], () => { first.value = 0 })
    // multi-label models answer with lists
    const all = computed(() => (props.result.items ?? []).map(one => {
      const truth = words(one.truth, one.truths)
      const said = { a: words(one.a, one.predictionsA), b: words(one.b, one.predictionsB) }
      return { ...one, truth, said, who: said.a === truth ? 'a' : 'b' }
    }))
    const found = computed(() => all.value.filter(one => one.who === who.value))
    const shown = computed(() => found.value.slice(first.value, first.value + at))
    const options = computed(() => [['b', `Only ${props.b.title}`], ['a', `Only ${props.a.title}`]])
    return { who, first, all, found, shown, options, at, most, count }
  },
  template: /* html */ `
    <section class="card" aria-labelledby="one-right">
      <div class="row apart"><h2 id="one-right">Pictures that exactly one has right</h2>
        <segments label="Who is right" v-model="who" :options="options"></segments></div>
      <p v-if="all.length >= most" class="small quiet">The {{ most }} where the wrong one was most confident.</p>
      <div v-if="found.length" class="answers">
        <figure v-for="one in shown" :key="one.sample" class="answer">
          <thumbnail :content="one.content" :name="one.name ?? 'sample ' + one.sample"></thumbnail>
          <figcaption>
            <b>{{ one.truth }}</b>
            <span v-for="[side, entry] in [['a', a], ['b', b]]" :key="side" class="small">
              <span class="dot" :style="{ background: 'var(--' + entry.colour + ')' }" aria-hidden="true"></span><span class="hidden-text">{{ entry.title }} said </span>
              <span :class="one.who === side ? 'good' : 'bad'">{{ one.said[side] }}</span></span>
            <span class="quiet name" :title="one.name">{{ one.name ?? 'sample ' + one.sample }}</span>
          </figcaption>
        </figure>
      </div>
      <empty v-if="!found.length">None.</empty>
      <nav v-if="found.length > at" class="row pager" aria-label="Pages of these pictures">
        <button type="button" :disabled="first === 0" @click="first -= at">Previous</button>
        <span class="small quiet" aria-live="polite">{{ first + 1 }} to {{ Math.min(first + at, found.length) }} of {{ count(found.length) }}</span>
        <button type="button" :disabled="first + at >= found.length" @click="first += at">Next</button>
      </nav>
    </section>`,
}
