import { computed, shallowRef, watch } from 'vue'
import { get } from '../../api.js'
import { poll } from '../../live.js'
import { refine, route } from '../../router.js'

const listed = name => (route.query[name] ?? '').split(',').filter(Boolean)
const none = () => null

/** A model with the job that made it, or a job with the model that it made, as far as they are there. */
async function read(key) {
  const [kind, id] = key.split('/')
  try {
    let model = kind === 'models' ? await get(`/models/${id}`) : null
    const job = kind === 'jobs' ? await get(`/jobs/${id}`) : await get(`/jobs/${model.provenance.job}`).catch(none)
    if (job?.model && !model) model = await get(`/models/${job.model}`).catch(none)
    const { dataset } = job?.spec ?? model.provenance
    const named = await get(`/datasets/${dataset}`).catch(none)
    const epochs = job ? await get(`/jobs/${job.id}/metrics?points=2000`).catch(none) : null
    return {
      key, id, kind, model, job, trouble: null, dataset: named?.name ?? dataset.slice(0, 8), name: model?.name ?? job.name, plan: job?.spec.plan ?? model.provenance.plan,
      epochs: (epochs?.items ?? epochs ?? []).filter(event => event.data?.phase !== undefined),
    }
  } catch (why) {
    return { key, id, kind, model: null, job: null, plan: null, epochs: [], name: id.slice(0, 8), trouble: why }
  }
}

/** What the address asks to compare, each with a name of its own and a colour; what runs is read again. */
export function compared() {
  const known = shallowRef(new Map())
  const keys = computed(() => [...listed('models').map(id => `models/${id}`), ...listed('jobs').map(id => `jobs/${id}`)])
  const { again } = poll(async () => {
    const wanted = keys.value.filter(key => {
      const entry = known.value.get(key)
      return !entry || entry.trouble?.status === 0 || (entry.job && !entry.job.terminal)
    })
    if (!wanted.length) return
    const read1 = await Promise.all(wanted.map(read))
    known.value = new Map([...known.value, ...read1.map(entry => [entry.key, entry])])
  }, 3000)
  watch(keys, again)

  const entries = computed(() => {
    const there = keys.value.map(key => known.value.get(key)).filter(Boolean)
    return there.map((entry, n) => ({
      ...entry,
      colour: `series-${(n % 6) + 1}`,
      title: there.some((other, m) => m !== n && other.name === entry.name) ? `${entry.name} (${entry.id.slice(0, 4)})` : entry.name,
    }))
  })
  const loading = computed(() => entries.value.length < keys.value.length)

  function say(next) {
    const of = kind => next.filter(key => key.startsWith(kind)).map(key => key.slice(kind.length + 1)).join(',')
    refine({ models: of('models'), jobs: of('jobs') })
  }
  const add = key => { if (!keys.value.includes(key)) say([...keys.value, key]) }
  const remove = key => say(keys.value.filter(one => one !== key))
  const lead = key => say([key, ...keys.value.filter(one => one !== key)])
  return { keys, entries, loading, add, remove, lead }
}
