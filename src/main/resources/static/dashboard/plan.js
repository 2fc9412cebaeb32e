/**
 * The number of the first stage that learns; the head comes after the last stage.
 * `open` is head, all, last:n or the name of a stage, as in the plan.
 */
export function openStages(open, stages) {
  if (open === 'head') return stages.length
  if (open === 'all') return 0
  if (open.startsWith('last:')) return Math.max(0, stages.length - Number(open.slice(5)))
  const named = stages.findIndex(stage => stage.name === open)
  return named < 0 ? stages.length : named
}

/** The learning rate of a stage: its own where the phase says one, else falling from the head down. */
export function rateOf(phase, all, n) {
  const own = phase.rates?.[all[n].name]
  if (own !== undefined) return own
  // the head and the last stage share the phase's rate
  return phase.learningRate * (phase.layerDecay ?? 1) ** Math.max(0, all.length - 2 - n)
}

/** Epochs of all phases before this one: where its curve begins. */
export const epochsBefore = (plan, phase) => plan.phases.slice(0, phase).reduce((sum, one) => sum + one.epochs, 0)
