package io.graft.evaluation;

import java.util.List;

/**
 * What a model answered to one picture.
 *
 * @param sample its number in the version of the data set
 * @param truths the places of its classes, rising; exactly one in a classification
 * @param predictions the places of the answered classes, rising; exactly one in a classification
 * @param probability of the predictions, 0 to 1; of a multi-label answer the geometric mean of the
 *     probabilities of its decisions
 * @param truthProbability the same of the truths
 */
record Answer(
    int sample,
    List<Integer> truths,
    List<Integer> predictions,
    float probability,
    float truthProbability) {

  boolean right() {
    return truths.equals(predictions);
  }
}
