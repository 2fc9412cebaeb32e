package io.graft.training;

import io.graft.backbone.input.Pixels;

/** Moves a picture away from, or towards, its blurred self; the outermost pixels stay. */
final class Sharpness {
  private Sharpness() {}

  /**
   * @param factor 0 is blurred, 1 the picture, 2 sharpened
   */
  static Pixels apply(Pixels picture, double factor) {
    byte[] in = picture.rgb();
    byte[] out = in.clone();
    int stride = 3 * picture.width();
    for (int y = 1; y < picture.height() - 1; y++) {
      for (int i = stride * y + 3; i < stride * (y + 1) - 3; i++) {
        int level = in[i] & 255;
        int sum = 4 * level + row(in, i - stride) + row(in, i) + row(in, i + stride);
        int blurred = (2 * sum + 13) / 26;
        out[i] = (byte) Math.clamp((int) (blurred + factor * (level - blurred)), 0, 255);
      }
    }
    return new Pixels(picture.width(), picture.height(), out);
  }

  private static int row(byte[] in, int middle) {
    return (in[middle - 3] & 255) + (in[middle] & 255) + (in[middle + 3] & 255);
  }
}
