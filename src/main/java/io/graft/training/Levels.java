package io.graft.training;

import io.graft.backbone.input.Pixels;
import java.util.function.IntUnaryOperator;

/** What becomes of each level of each channel: operations that look at one value at a time. */
@SuppressWarnings("ArrayRecordComponent") // made once, read in the innermost loop, never compared
record Levels(byte[] red, byte[] green, byte[] blue) {

  /**
   * @param factor 0 is black, 1 the picture
   */
  static Levels brightness(double factor) {
    return all(level -> (int) (level * factor));
  }

  /**
   * @param factor 0 is grey, 1 the picture
   * @param grey the mean level of the picture, 0 to 255
   */
  static Levels contrast(double factor, int grey) {
    return all(level -> (int) (grey + factor * (level - grey)));
  }

  /** Keeps the highest bits, 1 to 8. */
  static Levels posterized(int bits) {
    return all(level -> level & -(1 << (8 - bits)));
  }

  /** Inverts what is at the threshold or above. */
  static Levels solarized(double threshold) {
    return all(level -> level < threshold ? level : 255 - level);
  }

  /** The darkest level of each channel becomes 0, the lightest 255. */
  static Levels stretched(Pixels picture) {
    return each(picture, Levels::stretched);
  }

  /** Makes all levels of each channel about equally frequent. */
  static Levels equalized(Pixels picture) {
    return each(picture, Levels::equalized);
  }

  Pixels apply(Pixels picture) {
    byte[] in = picture.rgb();
    byte[] out = new byte[in.length];
    for (int i = 0; i < in.length; i += 3) {
      out[i] = red[in[i] & 255];
      out[i + 1] = green[in[i + 1] & 255];
      out[i + 2] = blue[in[i + 2] & 255];
    }
    return new Pixels(picture.width(), picture.height(), out);
  }

  private static byte[] stretched(int[] counts) {
    int low = 0;
    int high = 255;
    while (low < 255 && counts[low] == 0) {
      low++;
    }
    while (high > 0 && counts[high] == 0) {
      high--;
    }
    double scale = high > low ? 255.0 / (high - low) : 1;
    int offset = high > low ? low : 0;
    return table(level -> (int) ((level - offset) * scale));
  }

  private static byte[] equalized(int[] counts) {
    int pixels = 0;
    int last = 0;
    for (int count : counts) {
      pixels += count;
      last = count > 0 ? count : last;
    }
    int step = (pixels - last) / 255;
    if (step == 0) {
      return table(level -> level);
    }
    int[] below = new int[256];
    below[0] = step / 2;
    for (int level = 1; level < 256; level++) {
      below[level] = below[level - 1] + counts[level - 1];
    }
    return table(level -> below[level] / step);
  }

  private interface OfCounts {
    byte[] table(int[] counts);
  }

  private static Levels each(Pixels picture, OfCounts made) {
    int[][] counts = new int[3][256];
    byte[] in = picture.rgb();
    for (int i = 0; i < in.length; i++) {
      counts[i % 3][in[i] & 255]++;
    }
    return new Levels(made.table(counts[0]), made.table(counts[1]), made.table(counts[2]));
  }

  private static Levels all(IntUnaryOperator change) {
    byte[] table = table(change);
    return new Levels(table, table, table);
  }

  private static byte[] table(IntUnaryOperator change) {
    byte[] table = new byte[256];
    for (int level = 0; level < 256; level++) {
      table[level] = (byte) Math.clamp(change.applyAsInt(level), 0, 255);
    }
    return table;
  }
}
