import { computed, ref, watch } from 'vue'
import { count } from '../../format.js'
import { Segments } from '../model/segments.js'

const at = 24 // pictures at a time
const right = (said, truth) => String(said) === String(truth)

/** The pictures that exactly one of two models has right. */
export const Disagreements = {
  components: { Segments },
  props: { a: Object, b: Object, result: Object },
  setup(props) {
    const who = ref('b')
    const first = ref(0)
    watch([who, () => props.result], () => { first.value = 0 })
    const found = computed(() => (props.result.items ?? []).filter(one => right(one[who.value], one.truth)))
    const shown = computed(() => found.value.slice(first.value, first.value + at))
    const options = computed(() => [['b', `Only ${props.b.title}`], ['a', `Only ${props.a.title}`]])
    const words = said => (Array.isArray(said) ? said.join(', ') || 'none' : said)
    return { who, first, found, shown, options, words, right, at, count }
  },
  template: /* html */ `
    <section class="card" aria-labelledby="one-right">
      <div class="row apart"><h2 id="one-right">Pictures that exactly one has right</h2>
        <segments label="Who is right" v-model="who" :options="options"></segments></div>
      <div class="answers">
        <figure v-for="one in shown" :key="one.sample" class="answer">
          <a class="picture" :href="one.content" target="_blank" rel="noopener" :aria-label="'Picture ' + (one.name ?? one.sample)">
            <img :src="one.content + '?size=160'" alt="" loading="lazy" decoding="async" width="160" height="160"></a>
          <figcaption>
            <b>{{ words(one.truth) }}</b>
            <span v-for="[side, entry] in [['a', a], ['b', b]]" :key="side" class="small">
              <span class="dot" :style="{ background: 'var(--' + entry.colour + ')' }" aria-hidden="true"></span><span class="hidden-text">{{ entry.title }} said </span>
              <span :class="right(one[side], one.truth) ? 'good' : 'bad'">{{ words(one[side]) }}</span></span>
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
