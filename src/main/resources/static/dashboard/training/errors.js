import { computed } from 'vue'

/** The refusals of the service, by the path of their field, to be shown there. */
export function errorsOf(...refusals) {
  return computed(() => {
    const fields = refusals.flatMap(refusal => refusal.value?.fields ?? [])
    const found = new Map()
    for (const { field, message } of fields) if (!found.has(field)) found.set(field, message)
    return found
  })
}

/** Those of a field or of what is inside of it that has no field of its own here. */
export const within = (errors, path) =>
  [...errors].filter(([field]) => field === path || field.startsWith(path + '.') || field.startsWith(path + '[')).map(([field, message]) => ({ field, message }))
