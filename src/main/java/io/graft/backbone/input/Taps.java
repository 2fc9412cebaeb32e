package io.graft.backbone.input;

import java.util.Arrays;

/**
 * For each wanted pixel of a resized axis: which pixels of the original it is mixed from, and in
 * what proportions. The weights of pixel {@code i} are those from {@code i * width} on; they sum to
 * 2 to the power of {@link Resampler#BITS}.
 *
 * @param first for each wanted pixel, the first original pixel it takes from
 * @param used for each wanted pixel, how many it takes
 */
@SuppressWarnings("ArrayRecordComponent") // made once, read in the innermost loops, never compared
record Taps(int[] first, int[] used, int width, int[] weights) {

  static Taps of(Interpolation interpolation, int length, Window window) {
    if (window.full() < 1) {
      throw new IllegalArgumentException(
          "a picture needs at least 1 pixel a side, was " + window.full());
    }
    if (interpolation == Interpolation.NEAREST || window.full() == length) {
      return copying(length, window);
    }
    double scale = (double) length / window.full();
    double stretch = Math.max(scale, 1); // spreads the filter when shrinking: the antialiasing
    double support = interpolation.support() * stretch;
    int width = 2 * (int) Math.ceil(support) + 1;
    var taps =
        new Taps(
            new int[window.count()],
            new int[window.count()],
            width,
            new int[window.count() * width]);
    double[] row = new double[width];
    for (int i = 0; i < window.count(); i++) {
      double centre = (window.from() + i + 0.5) * scale;
      int start = Math.max(0, (int) (centre - support + 0.5));
      int end = Math.min(length, (int) (centre + support + 0.5));
      double sum = 0;
      for (int j = start; j < end; j++) {
        row[j - start] = interpolation.weight((j - centre + 0.5) / stretch);
        sum += row[j - start];
      }
      taps.first[i] = start;
      taps.used[i] = end - start;
      for (int j = 0; j < end - start; j++) {
        taps.weights[i * width + j] = fixed(row[j] / sum);
      }
    }
    return taps;
  }

  private static Taps copying(int length, Window window) {
    double scale = (double) length / window.full();
    var taps =
        new Taps(new int[window.count()], new int[window.count()], 1, new int[window.count()]);
    for (int i = 0; i < window.count(); i++) {
      taps.first[i] = Math.min(length - 1, (int) ((window.from() + i + 0.5) * scale));
    }
    Arrays.fill(taps.used, 1);
    Arrays.fill(taps.weights, 1 << Resampler.BITS);
    return taps;
  }

  private static int fixed(double weight) {
    return (int) (weight * (1 << Resampler.BITS) + Math.copySign(0.5, weight));
  }

  int count() {
    return first.length;
  }

  int first(int i) {
    return first[i];
  }

  int weightsStart(int i) {
    return i * width;
  }

  int weightsEnd(int i) {
    return i * width + used[i];
  }

  /** The first original pixel that any wanted one takes from. */
  int start() {
    return first[0];
  }

  /** One past the last original pixel that any wanted one takes from. */
  int end() {
    return first[count() - 1] + used[count() - 1];
  }
}
