import { count, percent } from '../../format.js'

/** Whether a difference is more than the luck of the pictures, in words, for each pair. */
export const Significance = {
  props: { pairs: Array },
  methods: {
    count, percent,
    points: share => `${share > 0 ? '+' : share < 0 ? '−' : ''}${Math.abs(100 * share).toFixed(1)}`,
    p: value => (value < 0.001 ? 'p < 0.001' : `p = ${value.toPrecision(2)}`),
    shares({ examples, bothRight, onlyA, onlyB, bothWrong }, a, b) {
      return [['both right', bothRight, 'good'], [`only ${a} right`, onlyA, 'a'], [`only ${b} right`, onlyB, 'b'], ['both wrong', bothWrong, 'none']]
        .map(([name, n, look]) => ({ name, n, look, share: n / Math.max(1, examples) }))
    },
    /** A strip from the furthest end of the interval on one side of 0 to the same on the other. */
    strip({ interval, difference }) {
      const reach = Math.max(Math.abs(interval.low), Math.abs(interval.high), 0.001) * 1.15
      const at = value => 50 + 50 * value / reach
      return { left: at(interval.low), width: at(interval.high) - at(interval.low), at: at(difference) }
    },
  },
  template: /* html */ `
    <section v-if="pairs.length" class="card" aria-labelledby="apart">
      <h2 id="apart">Is the difference more than luck?</h2>
      <div v-for="{ key, a, b, result, older, trouble } in pairs" :key="key" class="pairing">
        <trouble v-if="trouble" :of="trouble"></trouble>
        <p v-else-if="older" class="quiet">{{ older.title }} is older than the list of its answers, which it takes to tell;
          <a :href="'#/jobs/' + older.model.provenance.job">run its training again</a> to have it.</p>
        <p v-else-if="!result" class="quiet" role="status">Comparing the answers of {{ b.title }} with those of {{ a.title }} …</p>
        <template v-else>
          <h3><span class="dot" :style="{ background: 'var(--' + b.colour + ')' }" aria-hidden="true"></span>{{ b.title }} against
            <span class="dot" :style="{ background: 'var(--' + a.colour + ')' }" aria-hidden="true"></span>{{ a.title }}</h3>
          <p class="told"><b :class="result.significant ? 'good' : 'warn'">{{ result.significant ? 'Told apart' : 'Not told apart' }} at 95 %.</b>
            {{ a.model.task === 'multi-label' ? 'The share of pictures with every class right' : 'The accuracy' }} differs by {{ points(result.difference) }} points{{ result.interval ? ', with ' + percent(result.interval.level ?? 0.95, 0) + ' confidence by '
              + points(result.interval.low) + ' to ' + points(result.interval.high) : '' }}
            <span class="quiet">({{ p(result.pValue) }}, {{ result.test }}, {{ count(result.examples) }} pictures).</span></p>
          <div v-if="result.interval" class="difference-strip" aria-hidden="true">
            <span class="range" :style="{ left: strip(result).left + '%', width: strip(result).width + '%' }"></span>
            <span class="zero"></span><span class="at" :style="{ left: strip(result).at + '%' }"></span></div>
          <div class="four" aria-hidden="true"><span v-for="part in shares(result, a.title, b.title)" :key="part.look"
            :class="part.look" :style="{ width: 100 * part.share + '%', '--a': 'var(--' + a.colour + ')', '--b': 'var(--' + b.colour + ')' }"></span></div>
          <ul class="four-words small"><li v-for="part in shares(result, a.title, b.title)" :key="part.look">
            <span class="dot" :class="part.look" :style="{ '--a': 'var(--' + a.colour + ')', '--b': 'var(--' + b.colour + ')' }" aria-hidden="true"></span>
            {{ part.name }}: {{ count(part.n) }}</li></ul>
        </template>
      </div>
    </section>`,
}
