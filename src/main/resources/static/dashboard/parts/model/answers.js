/** Whether the service kept what the model answered; it did not of models that are older than that. */
export const keptAnswers = model => model.artifacts.some(file => file.kind === 'answers')

/** Classes in words: multi-label answers have lists of them. */
export const words = (one, many) => (many ? many.join(', ') || 'none' : one)
