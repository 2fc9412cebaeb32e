import { computed, shallowRef, watch } from 'vue'
import { get } from '../../api.js'
import { keptAnswers } from '../model/answers.js'

/** Each model held against the first one, by the answers both gave to the same pictures. */
export function pairings(entries) {
  const known = shallowRef(new Map())
  const models = computed(() => entries.value.filter(entry => entry.model))
  const pairs = computed(() => models.value.slice(1)
    .filter(entry => entry.model.id !== models.value[0].model.id)
    .map(entry => {
      const key = `${models.value[0].model.id} ${entry.model.id}`
      return { key, a: models.value[0], b: entry, ...known.value.get(key) }
    }))
  const asked = new Set()
  watch(() => pairs.value.map(pair => pair.key).join(), () => {
    for (const { key, a: one, b: other } of pairs.value.filter(pair => !asked.has(pair.key))) {
      asked.add(key)
      const [a, b] = key.split(' ')
      const keep = what => { known.value = new Map(known.value).set(key, what) }
      const older = [one, other].find(entry => !keptAnswers(entry.model))
      if (older) keep({ older })
      else get(`/models:compare?a=${a}&b=${b}`).then(result => keep({ result }), trouble => keep({ trouble }))
    }
  }, { immediate: true })
  return pairs
}
