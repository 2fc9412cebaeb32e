package io.graft.training;

/**
 * What a network is worth on the fold that it was held out from.
 *
 * @param fold from 1
 * @param examples of the fold
 * @param accuracy as in {@link Evaluation}, and so are the others
 */
public record FoldScore(int fold, int examples, double accuracy, double loss, double macroF1) {

  static FoldScore of(int fold, Evaluation evaluation) {
    return new FoldScore(
        fold,
        evaluation.examples(),
        evaluation.accuracy(),
        evaluation.loss(),
        evaluation.macroF1());
  }
}
