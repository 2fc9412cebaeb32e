package io.graft.training;

/**
 * How much there is to learn from.
 *
 * @param megapixels of an average picture, as it was uploaded
 */
public record Counts(int training, int validation, int test, double megapixels) {
  int all() {
    return training + validation + test;
  }

  /** Those on which a model is judged. */
  int heldOut() {
    return test > 0 ? test : validation;
  }

  /** Those that any of the runs learns from; with folds everything trains at some time. */
  int learning(int folds) {
    return folds == 0 ? training : training + validation;
  }

  /** Rows that a cache of so many views holds. */
  long rows(int views, int folds) {
    return (long) learning(folds) * views + (folds == 0 ? validation : 0);
  }

  /** Those of a training that holds out a fold. */
  Counts holdingOut(int folds) {
    int fold = Math.ceilDiv(training + validation, folds);
    return new Counts(training + validation - 2 * fold, fold, fold, megapixels);
  }
}
