import { clock, number, percent } from '../format.js'

const kinds = { state: 'states', phase: 'phases', epoch: 'epochs', note: 'notes', range: 'range tests' }

function words({ type, data }) {
  const fold = data.fold === undefined ? '' : `fold ${data.fold}: `
  switch (type) {
    case 'state': return `${data.to.toLowerCase()}${data.reason ? ': ' + data.reason : ''}`
    case 'phase': return `${fold}phase ${data.name}: ${data.open.join(', ')} learn, ${data.frozen.length ? data.frozen.join(', ') + ' frozen' : 'nothing is frozen'}`
    case 'epoch': return `${fold}epoch ${data.epoch} of ${data.epochs}: loss ${number(data.trainingLoss)} / ${number(data.validationLoss)}, `
      + `accuracy ${percent(data.trainingAccuracy)} / ${percent(data.validationAccuracy)}${data.best ? ', best' : ''}`
    case 'range': return `proposed learning rate ${number(data.proposal, 6)}`
    default: return data.message ?? JSON.stringify(data)
  }
}

/** The last events of a job, newest first, by kind. */
export const EventLog = {
  props: { id: String, events: Array },
  data: () => ({ shown: Object.keys(kinds), text: '' }),
  computed: {
    kinds: () => kinds,
    lines() {
      const wanted = this.text.trim().toLowerCase()
      return this.events.filter(event => this.shown.includes(event.type) || !(event.type in kinds))
        .map(event => ({ ...event, words: words(event) }))
        .filter(event => !wanted || event.words.toLowerCase().includes(wanted))
        .slice(-300).reverse()
    },
  },
  methods: { clock },
  template: /* html */ `
    <section class="card" aria-labelledby="log">
      <div class="row apart">
        <h2 id="log">Events</h2>
        <div class="row small">
          <label v-for="(name, kind) in kinds" :key="kind"><input type="checkbox" :value="kind" v-model="shown"> {{ name }}</label>
          <input type="search" v-model="text" aria-label="Events with these words" placeholder="with these words">
        </div>
      </div>
      <ol class="log" tabindex="0" aria-label="Events, newest first">
        <li v-for="line in lines" :key="line.sequence" :class="line.type">
          <span class="quiet mono">{{ clock(line.at) }}</span> <span>{{ line.words }}</span>
        </li>
      </ol>
      <p v-if="!lines.length" class="quiet small">No such event.</p>
      <a class="small" :href="'/api/v1/jobs/' + id + '/events'">All events as JSON</a>
    </section>`,
}
