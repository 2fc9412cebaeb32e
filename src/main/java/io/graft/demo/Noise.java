package io.graft.demo;

/**
 * Clouds: the heights of random knots, in octaves of half the width and half the height each.
 *
 * @param heights -1 to 1, row by row, repeated where they end
 * @param cell distance of the widest knots, in pixels
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Noise(double[] heights, double cell) {
  private static final int KNOTS = 64; // of a row, and rows
  private static final int LAST = KNOTS - 1;
  private static final int OCTAVES = 4;

  static Noise any(Dice dice, double cell) {
    var heights = new double[KNOTS * KNOTS];
    for (int i = 0; i < heights.length; i++) {
      heights[i] = dice.between(-1, 1);
    }
    return new Noise(heights, cell);
  }

  /** About -1 to 1. */
  double at(double x, double y) {
    double sum = 0;
    double height = 0.6;
    double across = cell;
    for (int octave = 0; octave < OCTAVES; octave++) {
      sum += height * smooth(x / across, y / across + 16 * octave);
      height /= 2;
      across /= 2;
    }
    return sum;
  }

  private double smooth(double x, double y) {
    int column = (int) x;
    int row = (int) y;
    double right = ease(x - column);
    double above = mix(knot(row, column), knot(row, column + 1), right);
    double below = mix(knot(row + 1, column), knot(row + 1, column + 1), right);
    return mix(above, below, ease(y - row));
  }

  private double knot(int row, int column) {
    return heights[(row & LAST) * KNOTS + (column & LAST)];
  }

  private static double mix(double one, double other, double share) {
    return one + share * (other - one);
  }

  private static double ease(double t) {
    return t * t * (3 - 2 * t);
  }
}
