import { computed, ref, shallowRef } from 'vue'
import { all } from '../../api.js'
import { when } from '../../format.js'

/** What is compared, each to be taken away, and what else there is to add. Emits add, remove, lead. */
export const Picker = {
  props: { entries: Array, keys: Array, full: Boolean },
  emits: ['add', 'remove', 'lead'],
  setup(props) {
    const models = shallowRef([])
    const jobs = shallowRef([])
    const trouble = ref(null)
    async function load() {
      try {
        models.value = await all('/models?limit=100', 300)
        // a job with a model is compared by its model
        jobs.value = (await all('/jobs', 100)).filter(job => !job.model)
      } catch (why) {
        trouble.value = why
      }
    }
    load()
    const open = computed(() => [
      ['Models', models.value.map(model => [`models/${model.id}`, `${model.name}, ${when(model.createdAt)}`])],
      ['Trainings without a model', jobs.value.map(job => [`jobs/${job.id}`, `${job.name}, ${job.state.toLowerCase()}`])],
    ].map(([name, items]) => [name, items.filter(([key]) => !props.keys.includes(key))]).filter(([, items]) => items.length))
    return { open, trouble }
  },
  template: /* html */ `
    <div class="card picker">
      <ul>
        <li v-for="(entry, n) in entries" :key="entry.key">
          <span class="dot" :style="{ background: 'var(--' + entry.colour + ')' }" aria-hidden="true"></span>
          <a :href="'#/' + entry.kind + '/' + entry.id">{{ entry.title }}</a>
          <state-badge v-if="entry.job && entry.job.state !== 'SUCCEEDED'" :state="entry.job.state"></state-badge>
          <span v-if="n === 0 && entries.length > 1" class="small quiet">baseline</span>
          <button v-else-if="n > 0 && entry.kind === entries[0].kind" type="button" class="plain small" @click="$emit('lead', entry.key)">Make it the baseline</button>
          <button type="button" class="plain small" @click="$emit('remove', entry.key)">Remove<span class="hidden-text"> {{ entry.title }}</span></button>
          <span v-if="entry.trouble" class="small bad" role="alert">{{ entry.trouble.message }}</span>
        </li>
      </ul>
      <div class="row">
        <label for="add">Add</label>
        <select id="add" :disabled="full || !open.length" @change="$emit('add', $event.target.value); $event.target.value = ''">
          <option value="">{{ full ? 'no more than six' : open.length ? 'a model or a training …' : 'nothing else is there' }}</option>
          <optgroup v-for="[name, items] in open" :key="name" :label="name">
            <option v-for="[key, text] in items" :key="key" :value="key">{{ text }}</option>
          </optgroup>
        </select>
      </div>
      <trouble :of="trouble"></trouble>
    </div>`,
}
