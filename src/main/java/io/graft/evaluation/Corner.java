package io.graft.evaluation;

/**
 * A point of a ROC curve where it turns.
 *
 * @param threshold from which on a picture is said to be of the class
 * @param wrong pictures of other classes at or above it
 * @param right pictures of the class at or above it
 */
record Corner(float threshold, int wrong, int right) {

  /** Twice the area of the triangle of three corners; 0 where they are on one line. */
  static long triangle(Corner a, Corner b, Corner c) {
    return Math.abs(
        (long) (b.wrong - a.wrong) * (c.right - a.right)
            - (long) (c.wrong - a.wrong) * (b.right - a.right));
  }
}
