import { computed } from 'vue'
import { plural } from '../../format.js'

/** All values of a plan by their path, as the API names fields: phases[0].learningRate. */
function flat(value, path, into) {
  if (Array.isArray(value) && value.some(one => one !== null && typeof one === 'object')) {
    value.forEach((one, n) => flat(one, `${path}[${n}]`, into))
  } else if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
    for (const [name, one] of Object.entries(value)) flat(one, path ? `${path}.${name}` : name, into)
  } else {
    into.set(path, Array.isArray(value) ? value.join(', ') || 'none' : String(value))
  }
  return into
}

function described({ job, model, plan, dataset }) {
  const made = job?.spec ?? model?.provenance
  return new Map([
    ['backbone', made.backbone],
    ['dataset', `${dataset}, version ${made.datasetVersion}`],
    ...flat(plan, '', new Map()),
  ])
}

/** What was done differently: the paths of the plans that are not alike in all. */
export const PlanDifference = {
  props: { entries: Array },
  setup(props) {
    const there = computed(() => props.entries.filter(entry => entry.plan))
    const all = computed(() => there.value.map(described))
    const paths = computed(() => [...new Set(all.value.flatMap(one => [...one.keys()]))])
    const rows = computed(() => paths.value
      .map(path => ({ path, values: all.value.map(one => one.get(path)) }))
      .filter(({ values }) => values.some(value => value !== values[0])))
    return { there, paths, rows, plural }
  },
  template: /* html */ `
    <section v-if="there.length > 1" class="card" aria-labelledby="plans">
      <h2 id="plans">What was done differently</h2>
      <p class="small quiet">{{ plural(paths.length - rows.length, 'setting is', 'settings are') }} the same in all.</p>
      <div v-if="rows.length" class="scroll" tabindex="0" role="region" aria-label="Settings that differ"><table class="beside" :style="{ '--columns': there.length + 1 }">
        <thead><tr><th scope="col">Setting</th><th v-for="entry in there" :key="entry.key" scope="col">
          <span class="dot" :style="{ background: 'var(--' + entry.colour + ')' }" aria-hidden="true"></span>{{ entry.title }}</th></tr></thead>
        <tbody><tr v-for="row in rows" :key="row.path"><th scope="row"><code>{{ row.path }}</code></th>
          <td v-for="(value, n) in row.values" :key="n" :class="{ quiet: value === undefined }">{{ value ?? 'not there' }}</td></tr></tbody>
      </table></div>
      <p v-else style="margin: 0">Nothing: data, backbone and every setting are the same.</p>
    </section>`,
}
