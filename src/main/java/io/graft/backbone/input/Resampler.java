package io.graft.backbone.input;

import java.util.Arrays;

/**
 * Antialiased resizing as Pillow does it: one pass along the rows, one along the columns, 8 bits in
 * between, weights as integers of {@value #BITS} fraction bits.
 *
 * <p>Networks notice how their input was resized: weights trained on Pillow images lose accuracy on
 * pictures resized without antialiasing.
 */
final class Resampler {
  static final int BITS = 22;
  private static final int HALF = 1 << (BITS - 1);

  private final Interpolation interpolation;

  Resampler(Interpolation interpolation) {
    this.interpolation = interpolation;
  }

  /** The wanted columns and rows of the resized picture; the others are never computed. */
  Pixels resize(Pixels picture, Window columns, Window rows) {
    if (columns.full() == picture.width() && rows.full() == picture.height()) {
      return picture.crop(columns.from(), rows.from(), columns.count(), rows.count());
    }
    var across = Taps.of(interpolation, picture.width(), columns);
    var down = Taps.of(interpolation, picture.height(), rows);
    int stride = 3 * columns.count();
    byte[] narrow = new byte[Pixels.length(columns.count(), down.end() - down.start())];
    for (int y = down.start(); y < down.end(); y++) {
      int row = 3 * picture.width() * y;
      narrow(picture.rgb(), row, across, narrow, stride * (y - down.start()));
    }
    byte[] out = new byte[Pixels.length(columns.count(), rows.count())];
    int[] sums = new int[stride];
    for (int y = 0; y < rows.count(); y++) {
      flatten(narrow, down, y, sums, out);
    }
    return new Pixels(columns.count(), rows.count(), out);
  }

  private static void narrow(byte[] in, int row, Taps taps, byte[] out, int to) {
    int[] weights = taps.weights();
    for (int x = 0; x < taps.count(); x++) {
      int red = HALF;
      int green = HALF;
      int blue = HALF;
      int from = row + 3 * taps.first(x);
      int last = taps.weightsEnd(x);
      for (int w = taps.weightsStart(x); w < last; w++, from += 3) {
        int weight = weights[w];
        red += (in[from] & 255) * weight;
        green += (in[from + 1] & 255) * weight;
        blue += (in[from + 2] & 255) * weight;
      }
      out[to++] = level(red);
      out[to++] = level(green);
      out[to++] = level(blue);
    }
  }

  private static void flatten(byte[] in, Taps taps, int y, int[] sums, byte[] out) {
    Arrays.fill(sums, HALF);
    int from = sums.length * (taps.first(y) - taps.start());
    for (int w = taps.weightsStart(y); w < taps.weightsEnd(y); w++, from += sums.length) {
      int weight = taps.weights()[w];
      for (int i = 0; i < sums.length; i++) {
        sums[i] += (in[from + i] & 255) * weight;
      }
    }
    int to = sums.length * y;
    for (int i = 0; i < sums.length; i++) {
      out[to + i] = level(sums[i]);
    }
  }

  private static byte level(int sum) {
    return (byte) Math.clamp(sum >> BITS, 0, 255);
  }
}
