package io.graft.training;

import io.graft.backbone.input.Pixels;

/**
 * Where a point of the drawn picture comes from: the point {@code (x, y)} from {@code (xx x + xy y
 * + x0, yx x + yy y + y0)}. Points are measured in pixels from the upper left corner, so the centre
 * of the first pixel is {@code (0.5, 0.5)}.
 */
record Affine(double xx, double xy, double x0, double yx, double yy, double y0) {

  static Affine translation(double x, double y) {
    return new Affine(1, 0, x, 0, 1, y);
  }

  /** From where {@code next} takes what this takes. */
  Affine then(Affine next) {
    return new Affine(
        next.xx * xx + next.xy * yx,
        next.xx * xy + next.xy * yy,
        next.xx * x0 + next.xy * y0 + next.x0,
        next.yx * xx + next.yy * yx,
        next.yx * xy + next.yy * yy,
        next.yx * x0 + next.yy * y0 + next.y0);
  }

  /** A picture of the same size. */
  Pixels apply(Pixels picture, int fill) {
    return apply(picture, picture.width(), picture.height(), fill);
  }

  /**
   * Samples bilinearly, as Pillow's {@code Image.transform} does: not antialiased, so at most about
   * half the size should be asked for.
   *
   * @param fill the colour (0xRRGGBB) of what lies outside of the picture
   */
  Pixels apply(Pixels picture, int width, int height, int fill) {
    byte[] out = new byte[3 * width * height];
    int to = 0;
    for (int row = 0; row < height; row++) {
      double x = xx * 0.5 + xy * (row + 0.5) + x0;
      double y = yx * 0.5 + yy * (row + 0.5) + y0;
      for (int column = 0; column < width; column++, x += xx, y += yx, to += 3) {
        if (x >= 0 && y >= 0 && x < picture.width() && y < picture.height()) {
          sample(picture, x - 0.5, y - 0.5, out, to);
        } else {
          out[to] = (byte) (fill >> 16);
          out[to + 1] = (byte) (fill >> 8);
          out[to + 2] = (byte) fill;
        }
      }
    }
    return new Pixels(width, height, out);
  }

  private static void sample(Pixels picture, double x, double y, byte[] out, int to) {
    byte[] in = picture.rgb();
    int left = (int) (x + 1) - 1; // rounds down from -1 on
    int top = (int) (y + 1) - 1;
    int right = (int) ((x - left) * 1024);
    int below = (int) ((y - top) * 1024);
    int first = 3 * Math.max(left, 0);
    int second = 3 * Math.min(left + 1, picture.width() - 1);
    int upper = 3 * picture.width() * Math.max(top, 0);
    int lower = 3 * picture.width() * Math.min(top + 1, picture.height() - 1);
    for (int channel = 0; channel < 3; channel++) {
      int above =
          (in[upper + first + channel] & 255) * (1024 - right)
              + (in[upper + second + channel] & 255) * right;
      int under =
          (in[lower + first + channel] & 255) * (1024 - right)
              + (in[lower + second + channel] & 255) * right;
      out[to + channel] = (byte) ((above * (1024 - below) + under * below + (1 << 19)) >> 20);
    }
  }
}
