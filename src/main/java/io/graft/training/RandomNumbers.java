package io.graft.training;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Draws what {@link RandomGenerator} has no method for. */
final class RandomNumbers {
  private RandomNumbers() {}

  /** 0 to {@code length - 1} in any order (Fisher and Yates). */
  static int[] permutation(int length, RandomGenerator random) {
    var order = IntStream.range(0, length).toArray();
    for (int i = length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }

  /**
   * From the symmetric beta distribution: mostly near 0 and 1 for a small alpha, even for 1, near
   * 0.5 for a large one.
   *
   * @param alpha above 0
   */
  static double beta(double alpha, RandomGenerator random) {
    // by logarithms: both gammas of a small alpha may be too small for a double
    double first = logGamma(alpha, random);
    double second = logGamma(alpha, random);
    return 1 / (1 + Math.exp(second - first));
  }

  /** Logarithm of a gamma variate (Marsaglia and Tsang, ACM TOMS 26, 2000). */
  private static double logGamma(double alpha, RandomGenerator random) {
    double d = alpha + 1 - 1 / 3.0;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double x = random.nextGaussian();
      double v = Math.pow(1 + c * x, 3);
      double u = 1 - random.nextDouble();
      if (v > 0 && Math.log(u) < x * x / 2 + d - d * v + d * Math.log(v)) {
        return Math.log(d * v) + Math.log(1 - random.nextDouble()) / alpha;
      }
    }
  }
}
