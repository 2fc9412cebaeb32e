package io.graft.evaluation;

/**
 * McNemar's exact test (McNemar 1947, "Note on the sampling error of the difference between
 * correlated proportions or percentages"): were both equally good, each picture that exactly one of
 * them has right would be A's or B's like the toss of a coin.
 */
final class McNemar {
  private McNemar() {}

  /**
   * The chance of a split at least as uneven, to either side: min(1, 2 P(X ≤ min(onlyA, onlyB))), X
   * binomial of onlyA + onlyB tosses.
   *
   * @param onlyA pictures that only A has right
   * @param onlyB pictures that only B has right
   * @return 0 to 1
   */
  static double pValue(int onlyA, int onlyB) {
    int tosses = onlyA + onlyB;
    int fewer = Math.min(onlyA, onlyB);
    double logarithm = -tosses * Math.log(2); // of the chance of no heads, then of ever more
    for (int heads = 1; heads <= fewer; heads++) {
      logarithm += Math.log((double) (tosses - heads + 1) / heads);
    }
    double largest = Math.exp(logarithm);
    double sum = 0;
    double share = 1;
    for (int heads = fewer; heads >= 0; heads--) {
      sum += share;
      share *= (double) heads / (tosses - heads + 1);
    }
    return Math.min(1, 2 * largest * sum);
  }
}
