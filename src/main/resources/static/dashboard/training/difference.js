export const copy = value => JSON.parse(JSON.stringify(value))
export const same = (a, b) => JSON.stringify(a) === JSON.stringify(b)

const isObject = value => value !== null && typeof value === 'object' && !Array.isArray(value)

/** The fields of `value` that are not as in `base`; objects in them likewise. */
export function difference(value, base) {
  const out = {}
  for (const [name, own] of Object.entries(value)) {
    const other = base?.[name]
    if (isObject(own) && isObject(other)) {
      const inner = difference(own, other)
      if (Object.keys(inner).length > 0) out[name] = inner
    } else if (!same(own, other)) {
      out[name] = own
    }
  }
  return out
}

/**
 * What a request must say so that the service makes this plan of the recipe: phases, when said, replace
 * all of the recipe's and are laid over the defaults of a phase.
 */
export function planDifference(plan, recipe, defaults) {
  const { phases, recipe: _, ...rest } = plan
  const out = difference(rest, recipe)
  if (!same(phases, recipe.phases)) out.phases = phases.map(phase => phaseDifference(phase, defaults))
  return out
}

function phaseDifference(phase, { phase: base, optimizers }) {
  const { optimizer, ...rest } = phase
  const out = difference(rest, base)
  const kept = optimizer.type === base.optimizer.type
  const inner = difference(optimizer, kept ? base.optimizer : optimizers[optimizer.type])
  if (!kept) out.optimizer = { type: optimizer.type, ...inner }
  else if (Object.keys(inner).length > 0) out.optimizer = inner
  return out
}
