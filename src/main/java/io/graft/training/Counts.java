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

  /** Rows that a cache of so many views holds. */
  long rows(int views) {
    return (long) training * views + validation;
  }
}
