const place = 'graft.uploads'
const read = () => JSON.parse(localStorage.getItem(place) ?? '{}')
const write = all => localStorage.setItem(place, JSON.stringify(all))

/** The same file chosen again has the same key, so its upload goes on where it was. */
export const keyOf = (name, size, lastModified) => `${name}|${size}|${lastModified}`

export const remembered = key => read()[key]?.id ?? null

export const remember = (key, id, name, size) => write({ ...read(), [key]: { id, name, size } })

export function forget(key) {
  const { [key]: _, ...rest } = read()
  write(rest)
}

/** [{ key, id, name, size }] of all uploads that were begun here and not ended. */
export const unfinished = () => Object.entries(read()).map(([key, upload]) => ({ key, ...upload }))
