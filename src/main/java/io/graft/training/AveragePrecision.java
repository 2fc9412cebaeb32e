package io.graft.training;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Average precision of one class: Σ (Rₙ - Rₙ₋₁) Pₙ over its falling thresholds, with recall R and
 * precision P; examples with equal scores come at once. Nothing is interpolated (Manning, Raghavan
 * and Schütze 2008, "Introduction to Information Retrieval", section 8.4; scikit-learn's
 * average_precision_score).
 */
final class AveragePrecision {
  private AveragePrecision() {}

  /**
   * @param members scores of the examples of the class
   * @param others scores of the others
   * @return 0 to 1; empty without members
   */
  static OptionalDouble of(double[] members, double[] others) {
    var mine = members.clone();
    var against = others.clone();
    Arrays.sort(mine);
    Arrays.sort(against);
    double sum = 0;
    int before = 0;
    int right = 0;
    int wrong = 0;
    while (right < mine.length) {
      double threshold = mine[mine.length - 1 - right];
      while (right < mine.length && mine[mine.length - 1 - right] >= threshold) {
        right++;
      }
      while (wrong < against.length && against[against.length - 1 - wrong] >= threshold) {
        wrong++;
      }
      sum += (double) (right - before) / mine.length * right / (right + wrong);
      before = right;
    }
    return mine.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum);
  }
}
