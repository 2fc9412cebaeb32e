package io.graft.training;

/** Where a share lies with 95 % confidence, as far as the number of examples tells. */
public record Interval(double low, double high) {
  private static final double Z = 1.959963984540054; // 97.5 % of a normal distribution lie below

  /**
   * (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n), from Wilson 1927, "Probable inference, the
   * law of succession, and statistical inference". It stays within 0 and 1, and says something of
   * few examples and of none wrong, where p ± z √(p(1-p)/n) does not.
   */
  public static Interval wilson(int right, int of) {
    if (of == 0) {
      return new Interval(0, 1);
    }
    double share = (double) right / of;
    double spread = Z * Z / of;
    double middle = (share + spread / 2) / (1 + spread);
    double reach = Math.sqrt(spread * (share * (1 - share) + spread / 4)) / (1 + spread);
    return new Interval(Math.max(0, middle - reach), Math.min(1, middle + reach));
  }
}
