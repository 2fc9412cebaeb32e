package io.graft.demo;

import java.awt.Color;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Chance, of which equal seeds make equal pictures. */
record Dice(SplittableRandom random) {
  private static final double FAR = 150; // of levels, summed over red, green and blue

  /** Seeds in a row have nothing in common, unlike those of {@link java.util.Random}. */
  static Dice of(long seed) {
    return new Dice(new SplittableRandom(seed));
  }

  double between(double low, double high) {
    return low + random.nextDouble() * (high - low);
  }

  /** From the first to the last, both of them too. */
  int from(int first, int last) {
    return random.nextInt(first, last + 1);
  }

  boolean chance(double share) {
    return random.nextDouble() < share;
  }

  /** Things and what is around them have colours of the same kinds: colour tells nothing. */
  Color colour() {
    return Color.getHSBColor(
        random.nextFloat(), (float) between(0.05, 0.9), (float) between(0.35, 1));
  }

  /** One that can be told from these at a glance. */
  Color colourUnlike(Color... others) {
    var colour = colour();
    while (distance(colour, others) < FAR) {
      colour = colour();
    }
    return colour;
  }

  private static double distance(Color one, Color... others) {
    return Arrays.stream(others)
        .mapToDouble(
            other ->
                Math.abs(one.getRed() - other.getRed())
                    + Math.abs(one.getGreen() - other.getGreen())
                    + Math.abs(one.getBlue() - other.getBlue()))
        .min()
        .orElse(FAR);
  }
}
