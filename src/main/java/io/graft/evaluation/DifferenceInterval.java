package io.graft.evaluation;

import io.graft.training.Interval;
import io.swagger.v3.oas.annotations.media.Schema;

/** Where the difference of two accuracies lies with so much confidence. */
@Schema(name = "DifferenceInterval")
record DifferenceInterval(double low, double high, double level) {
  private static final double LEVEL = 0.95;

  /**
   * Of B's accuracy p over A's q on the same n pictures, method 10 of Newcombe 1998, "Improved
   * confidence intervals for the difference between binomial proportions based on paired data":
   *
   * <p>p - q - √(dp² - 2φ dp eq + eq²) to p - q + √(ep² - 2φ ep dq + dq²), where d and e are how
   * far Wilson's interval of p, or q, reaches down and up, and φ is the correlation.
   */
  static DifferenceInterval newcombe(PairedCounts counts) {
    var b = Reach.wilson(counts.rightB(), counts.examples());
    var a = Reach.wilson(counts.rightA(), counts.examples());
    double correlation = correlation(counts);
    return new DifferenceInterval(
        counts.difference() - together(b.down, a.up, correlation),
        counts.difference() + together(b.up, a.down, correlation),
        LEVEL);
  }

  private static double together(double one, double other, double correlation) {
    return Math.sqrt(Math.max(0, one * one - 2 * correlation * one * other + other * other));
  }

  /** With a continuity correction where it is positive; 0 where one of them is always the same. */
  private static double correlation(PairedCounts counts) {
    double n = counts.examples();
    double margins =
        Math.sqrt(counts.rightA())
            * Math.sqrt(n - counts.rightA())
            * Math.sqrt(counts.rightB())
            * Math.sqrt(n - counts.rightB());
    double product =
        (double) counts.bothRight() * counts.bothWrong() - (double) counts.onlyA() * counts.onlyB();
    if (margins == 0) {
      return 0;
    }
    return (product > 0 ? Math.max(0, product - n / 2) : product) / margins;
  }

  /** How far Wilson's interval reaches from a share, down and up. */
  private record Reach(double down, double up) {
    static Reach wilson(int right, int of) {
      double share = (double) right / of;
      var interval = Interval.wilson(right, of);
      return new Reach(share - interval.low(), interval.high() - share);
    }
  }
}
