import { root } from './address.js'

export const total = samples => samples.train + samples.val + samples.test

/** A picture of a version, as a thumbnail that fits in a square of so many pixels. */
export const thumbnail = ({ id, version }, n, size = 160) =>
  `${root}/datasets/${id}/versions/${version}/samples/${n}/content?size=${size}`

/** The numbers of a few samples, evenly from all: samples are numbered from 0 on. */
export const someOf = (samples, wanted) => {
  const all = total(samples)
  const n = Math.min(wanted, all)
  return Array.from({ length: n }, (_, i) => Math.floor((i + 0.5) * all / n))
}
