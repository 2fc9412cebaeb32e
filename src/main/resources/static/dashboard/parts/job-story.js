import { ref, shallowRef } from 'vue'
import { get } from '../api.js'
import { followJob } from '../live.js'

const KEPT = 500
const terminal = ['SUCCEEDED', 'FAILED', 'CANCELLED']

/**
 * What a job told so far and goes on telling: its epochs (thinned by the service where there are very
 * many), its last events, and where it is now. Events come in bursts, so what is shown is renewed at
 * most five times a second.
 */
export function jobStory(id) {
  const epochs = shallowRef([])
  const events = shallowRef([])
  const range = shallowRef(null)
  const phase = ref(-1)
  const speed = ref(null)
  const best = ref(null)
  const doing = ref('')
  const connection = ref('live')
  const all = { epochs: [], events: [] }
  let last = 0
  let stop = null
  let timer = 0
  let again = 0

  function show() {
    timer = 0
    epochs.value = all.epochs.slice()
    events.value = all.events.slice(-KEPT)
  }

  /** An epoch that is done again, after a worker was lost, takes the place of what it undid. */
  function addEpoch(event) {
    const place = ({ data }) => data.phase * 1e6 + data.epoch
    while (all.epochs.length && place(all.epochs.at(-1)) >= place(event)) all.epochs.pop()
    all.epochs.push(event)
  }

  function tell(event) {
    last = Math.max(last, event.sequence)
    const { type, data } = event
    if (type !== 'steps' && type !== 'preparing') all.events.push(event)
    if (all.events.length > 2 * KEPT) all.events = all.events.slice(-KEPT)
    if (type === 'phase' && data.fold === undefined) phase.value = data.phase
    if (type === 'preparing') doing.value = `${data.what}: ${data.done} of ${data.total}`
    if (type === 'steps') {
      speed.value = data.examplesPerSecond
      doing.value = `epoch ${data.epoch} of ${data.epochs}, step ${data.step} of ${data.steps}, loss ${data.trainingLoss.toFixed(3)}`
    }
    if (type === 'range') range.value = data
    if (type === 'epoch' && data.fold === undefined) {
      addEpoch(event)
      speed.value = data.examplesPerSecond || speed.value
      if (data.best) best.value = Math.max(best.value ?? 0, data.validationAccuracy)
      doing.value = `epoch ${data.epoch} of ${data.epochs} done`
    }
    if (type === 'state') doing.value = data.reason ?? ''
    if (type === 'state' && terminal.includes(data.to)) stop?.()
    timer ||= setTimeout(show, 200)
  }

  const follow = () => { stop = followJob(id, { after: last, onEvent: tell, onState: state => { connection.value = state } }) }

  async function read() {
    const { terminal: over } = await get(`/jobs/${id}`) // before its events: then nothing is missed
    const [metrics, newest] = await Promise.all([
      get(`/jobs/${id}/metrics?points=2000`), get(`/jobs/${id}/events?newest=${KEPT}`)])
    const known = newest.items.at(0)?.sequence ?? Infinity
    all.epochs = metrics.filter(event => event.sequence < known)
    for (const { data } of metrics) if (data.best) best.value = Math.max(best.value ?? 0, data.validationAccuracy)
    newest.items.forEach(tell)
    if (!over) follow()
  }

  /** Where the service cannot be reached the page says so; this only tries again. */
  async function begin() {
    try {
      await read()
    } catch (why) {
      if (why.status !== 404) again = setTimeout(begin, 2000)
    }
  }
  const end = () => { stop?.(); clearTimeout(timer); clearTimeout(again) }
  return { epochs, events, range, phase, speed, best, doing, connection, begin, end, goOn: () => { stop?.(); follow() } }
}
