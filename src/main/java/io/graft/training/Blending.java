package io.graft.training;

import io.graft.backbone.input.Pixels;
import java.nio.FloatBuffer;

/** One input of two of the same size. */
final class Blending {
  private Blending() {}

  /**
   * @param share of the first, 0 to 1; to a 256th
   */
  static Pixels added(Pixels own, Pixels other, double share) {
    byte[] first = own.rgb();
    byte[] second = other.rgb();
    byte[] out = new byte[first.length];
    int weight = (int) Math.round(256 * share);
    for (int i = 0; i < out.length; i++) {
      out[i] = (byte) (((first[i] & 255) * weight + (second[i] & 255) * (256 - weight) + 128) >> 8);
    }
    return new Pixels(own.width(), own.height(), out);
  }

  static Pixels pasted(Pixels own, Pixels other, Frame hole) {
    byte[] out = own.rgb().clone();
    for (int y = hole.top(); y < hole.top() + hole.height(); y++) {
      int from = 3 * (y * own.width() + hole.left());
      System.arraycopy(other.rgb(), from, out, from, 3 * hole.width());
    }
    return new Pixels(own.width(), own.height(), out);
  }

  /**
   * Rows of activations with those of their partners.
   *
   * @param rows {@code [N, rowLength]}, which stay as they are
   * @param into as large
   */
  static void add(FloatBuffer rows, int rowLength, Mixing.Mixup mixup, FloatBuffer into) {
    float own = (float) mixup.share();
    for (int row = 0; row < mixup.partners().length; row++) {
      int first = row * rowLength;
      int second = mixup.partners()[row] * rowLength;
      for (int i = 0; i < rowLength; i++) {
        into.put(first + i, own * rows.get(first + i) + (1 - own) * rows.get(second + i));
      }
    }
  }
}
