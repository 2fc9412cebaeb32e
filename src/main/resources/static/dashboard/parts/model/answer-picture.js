import { computed } from 'vue'
import { percent } from '../../format.js'
import { words } from './answers.js'
import { heat } from './heat.js'
import { Thumbnail } from './thumbnail.js'

/**
 * A picture the model answered for: what it shows, what was said, and on request where the model
 * looked. A mistake of a multi-label model is about one class, that was there or not.
 */
export const AnswerPicture = {
  components: { Thumbnail },
  props: { model: String, answer: Object },
  setup(props) {
    const { of, picture, trouble, loading, toggle } = heat(props.model, className => ({
      body: { sample: props.answer.sample, class: className },
    }))
    const truth = computed(() => words(props.answer.truth, props.answer.truths))
    const predicted = computed(() => words(props.answer.predicted, props.answer.predictions))
    const reasons = computed(() => {
      const { class: one, truth, predicted, truths, predictions } = props.answer
      if (one) return [one]
      // of several labels, those that are in dispute
      if (truths) return [...predictions.filter(name => !truths.includes(name)), ...truths.filter(name => !predictions.includes(name))].slice(0, 4)
      return [...new Set([predicted, truth])]
    })
    return { of, picture, trouble, loading, toggle, truth, predicted, reasons, percent }
  },
  template: /* html */ `
    <figure class="answer">
      <thumbnail :content="answer.content" :name="answer.name ?? 'sample ' + answer.sample">
        <img v-if="picture" class="over" :src="picture" :alt="'Where the model looked for ' + of" width="160" height="160">
      </thumbnail>
      <figcaption>
        <span v-if="answer.class"><b>{{ answer.class }}</b> said {{ predicted }}, is {{ truth }}</span>
        <span v-else-if="truth === predicted"><b class="good">{{ predicted }}</b></span>
        <span v-else><b class="bad">{{ predicted }}</b><br>truth: {{ truth }}</span>
        <span class="small quiet"><template v-if="answer.probability !== undefined">{{ percent(answer.probability) }} sure</template>
          <span class="name" :title="answer.name">{{ answer.name ?? 'sample ' + answer.sample }}</span></span>
        <span v-if="answer.content" class="reasons">
          <button v-for="name in reasons" :key="name" type="button" class="why" :aria-pressed="of === name" @click="toggle(name)">
            why {{ name }}?<span class="hidden-text"> Show where the model looked</span></button>
        </span>
        <span v-if="loading" class="small quiet" role="status">Computing …</span>
        <span v-if="trouble" class="small bad" role="alert">{{ trouble.message }}</span>
      </figcaption>
    </figure>`,
}
