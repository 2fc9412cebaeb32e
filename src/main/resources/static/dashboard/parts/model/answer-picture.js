import { computed } from 'vue'
import { percent } from '../../format.js'
import { heat } from './heat.js'

/** What was said of a picture, and of how many classes: multi-label answers have lists. */
const words = (one, many) => (many ? many.join(', ') || 'none' : one)

/**
 * A picture the model answered for: what it shows, what was said, and on request where the model
 * looked. A mistake of a multi-label model is about one class, that was there or not.
 */
export const AnswerPicture = {
  props: { model: String, answer: Object },
  setup(props) {
    const { of, picture, trouble, loading, toggle } = heat(props.model, className => ({
      body: { sample: props.answer.sample, class: className },
    }))
    const truth = computed(() => words(props.answer.truth, props.answer.truths))
    const predicted = computed(() => words(props.answer.predicted, props.answer.predictions))
    const reasons = computed(() => {
      const { class: one, truth, predicted, truths, predictions } = props.answer
      const names = one ? [one] : truths ? [...predictions, ...truths] : [predicted, truth]
      return [...new Set(names)].slice(0, 4)
    })
    return { of, picture, trouble, loading, toggle, truth, predicted, reasons, percent }
  },
  template: /* html */ `
    <figure class="answer">
      <a class="picture" :href="answer.content" target="_blank" rel="noopener" :aria-label="'Picture ' + (answer.name ?? answer.sample)">
        <img :src="answer.content + '?size=160'" alt="" loading="lazy" decoding="async" width="160" height="160">
        <img v-if="picture" class="over" :src="picture" :alt="'Where the model looked for ' + of" width="160" height="160">
      </a>
      <figcaption>
        <span v-if="answer.class"><b>{{ answer.class }}</b> said {{ predicted }}, is {{ truth }}</span>
        <span v-else-if="truth === predicted"><b class="good">{{ predicted }}</b></span>
        <span v-else><b class="bad">{{ predicted }}</b><br>truth: {{ truth }}</span>
        <span class="small quiet"><template v-if="answer.probability !== undefined">{{ percent(answer.probability) }} sure</template>
          <span class="name" :title="answer.name">{{ answer.name ?? 'sample ' + answer.sample }}</span></span>
        <span class="reasons">
          <button v-for="name in reasons" :key="name" type="button" class="why" :aria-pressed="of === name" @click="toggle(name)">
            why {{ name }}?<span class="hidden-text"> Show where the model looked</span></button>
        </span>
        <span v-if="loading" class="small quiet" role="status">Computing …</span>
        <span v-if="trouble" class="small bad" role="alert">{{ trouble.message }}</span>
      </figcaption>
    </figure>`,
}
