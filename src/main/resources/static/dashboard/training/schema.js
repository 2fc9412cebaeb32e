/** Defaults of a phase, and of each optimizer, as GET /jobs:schema says them. */
export function defaultsOf(schema) {
  const phase = phaseSchema(schema)
  return {
    phase: defaults(phase.properties),
    optimizers: Object.fromEntries(phase.properties.optimizer.oneOf.map(kind => {
      const type = kind.properties.type.const
      return [type, { type, ...defaults(kind.properties) }]
    })),
  }
}

const defaults = properties =>
  Object.fromEntries(Object.entries(properties).filter(([, knob]) => 'default' in knob).map(([name, knob]) => [name, knob.default]))

export const phaseSchema = schema => schema.properties.plan.properties.phases.items

const groups = [
  ['What learns', ['name', 'open', 'norm', 'views']],
  ['Length and batches', ['epochs', 'minutes', 'batchSize', 'accumulate', 'precision']],
  ['Learning rate', ['learningRate', 'layerDecay', 'schedule', 'warmUp', 'stepEvery', 'stepFactor', 'rates']],
  ['Optimizer', ['optimizer', 'clipNorm', 'ema']],
  ['Loss and sampling', ['loss', 'labelSmoothing', 'sampler']],
  ['Augmentation', ['augmentation']],
  ['Early stopping', ['earlyStopping']],
]

/** [title, names] of the knobs of a phase; one that this page does not know yet is in the last group. */
export function groupsOf(properties) {
  const known = new Set(groups.flatMap(([, names]) => names))
  const others = Object.keys(properties).filter(name => !known.has(name))
  const found = groups.map(([title, names]) => [title, names.filter(name => name in properties)])
  return others.length > 0 ? [...found, ['More', others]] : found
}

/** Texts that only certain words are right for, though the schema calls them any text. */
export const words = { activation: ['relu', 'gelu', 'silu'] }

/** learningRate as people write it: Learning rate. */
export function label(name) {
  const text = name.replace(/([a-z])([A-Z0-9])/g, (_, before, after) => `${before} ${after.toLowerCase()}`)
  return text[0].toUpperCase() + text.slice(1)
}

/** ['phases', 0, 'epochs'] as errors of the service name it: plan.phases[0].epochs. */
export const pathText = path =>
  path.reduce((text, step) => (typeof step === 'number' ? `${text}[${step}]` : `${text}.${step}`), 'plan')

export const idOf = text => 'knob-' + text.replace(/[^A-Za-z0-9]+/g, '-')

export const at = (value, path) => path.reduce((inner, step) => inner?.[step], value)
