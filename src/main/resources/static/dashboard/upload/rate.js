const seconds = 5

/** Says from what was sent in the last seconds how fast it goes, and how long the rest takes. */
export function rateOf(size) {
  const seen = []
  return sent => {
    const now = performance.now() / 1000
    const last = seen.at(-1)
    if (last && (sent < last[1] || now - last[0] > seconds)) seen.length = 0 // it went on after a break
    seen.push([now, sent])
    while (seen.length > 2 && seen[1][0] < now - seconds) seen.shift()
    const [from, before] = seen[0]
    if (now - from < 0.4 || sent <= before) return {}
    const rate = (sent - before) / (now - from)
    return { rate, left: (size - sent) / rate }
  }
}
