const ENOUGH = 250
const MOST = 10

/**
 * A recipe's plan as the service makes it for so few training examples: more epochs, for as many steps as
 * 250 examples have, and patience with them; phases of L-BFGS and range tests stay as they are.
 */
export function forExamples(plan, examples) {
  const stretch = examples ? Math.min(MOST, Math.max(1, ENOUGH / examples)) : 1
  return {
    ...plan,
    phases: plan.phases.map(phase => (phase.optimizer.type === 'lbfgs' || phase.schedule === 'range-test' ? phase : {
      ...phase,
      epochs: Math.round(phase.epochs * stretch),
      earlyStopping: { ...phase.earlyStopping, patience: Math.round(phase.earlyStopping.patience * stretch) },
    })),
  }
}
