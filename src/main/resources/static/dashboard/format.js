/** Numbers, sizes and times as people read them; a missing value is a dash. */
const missing = value => value === null || value === undefined || Number.isNaN(value)

export const percent = (share, digits = 1) => (missing(share) ? '–' : `${(100 * share).toFixed(digits)} %`)

export const count = value => (missing(value) ? '–' : value.toLocaleString('en-US'))

export function number(value, digits = 4) {
  if (missing(value)) return '–'
  if (value !== 0 && (Math.abs(value) < 1e-3 || Math.abs(value) >= 1e6)) return value.toExponential(1)
  return String(Number(value.toFixed(digits)))
}

export function bytes(value) {
  if (missing(value)) return '–'
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  let n = value
  let unit = 0
  while (n >= 1000 && unit < units.length - 1) { n /= 1000; unit++ }
  return `${unit === 0 || n >= 100 ? Math.round(n) : n.toFixed(1)} ${units[unit]}`
}

/** Millions and thousands, as networks are counted. */
export function parameters(value) {
  if (missing(value)) return '–'
  if (value >= 1e6) return `${(value / 1e6).toFixed(1)} M`
  return value >= 1e3 ? `${(value / 1e3).toFixed(0)} k` : String(value)
}

export function duration(seconds) {
  if (missing(seconds)) return '–'
  const s = Math.max(0, Math.round(seconds))
  if (s < 60) return `${s} s`
  if (s < 3600) return `${Math.floor(s / 60)} min ${s % 60} s`
  return `${Math.floor(s / 3600)} h ${Math.floor((s % 3600) / 60)} min`
}

export const since = (from, to = new Date()) => duration((new Date(to) - new Date(from)) / 1000)

export const clock = at => new Date(at).toLocaleTimeString('en-GB')

/** The day only where it is not today. */
export function when(at) {
  const date = new Date(at)
  const day = date.toDateString() === new Date().toDateString() ? '' : date.toISOString().slice(0, 10) + ' '
  return day + date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
}

export const plural = (n, one, more = one + 's') => `${count(n)} ${n === 1 ? one : more}`
