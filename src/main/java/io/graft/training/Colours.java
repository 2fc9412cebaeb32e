package io.graft.training;

import io.graft.backbone.input.Pixels;

/** Operations that look at the three channels of one pixel together. */
final class Colours {
  private Colours() {}

  /** Luma of ITU-R 601, 0 to 255. */
  static int grey(byte[] rgb, int at) {
    return ((rgb[at] & 255) * 19_595
            + (rgb[at + 1] & 255) * 38_470
            + (rgb[at + 2] & 255) * 7_471
            + 0x8000)
        >> 16;
  }

  static int meanGrey(Pixels picture) {
    byte[] in = picture.rgb();
    long sum = 0;
    for (int i = 0; i < in.length; i += 3) {
      sum += grey(in, i);
    }
    return (int) (3.0 * sum / in.length + 0.5);
  }

  /**
   * @param factor 0 is grey, 1 the picture
   */
  static Pixels saturated(Pixels picture, double factor) {
    byte[] in = picture.rgb();
    byte[] out = new byte[in.length];
    int share = (int) Math.round(factor * 65_536);
    for (int i = 0; i < in.length; i += 3) {
      int grey = grey(in, i);
      for (int channel = i; channel < i + 3; channel++) {
        int level = grey + ((share * ((in[channel] & 255) - grey)) >> 16);
        out[channel] = (byte) Math.clamp(level, 0, 255);
      }
    }
    return new Pixels(picture.width(), picture.height(), out);
  }

  /**
   * Turns the colour circle; the largest and the smallest channel of a pixel keep their levels.
   *
   * @param turn share of the circle, -0.5 to 0.5
   */
  static Pixels turned(Pixels picture, double turn) {
    byte[] in = picture.rgb();
    byte[] out = new byte[in.length];
    float sextants = (float) (6 * turn);
    for (int i = 0; i < in.length; i += 3) {
      int red = in[i] & 255;
      int green = in[i + 1] & 255;
      int blue = in[i + 2] & 255;
      int high = Math.max(red, Math.max(green, blue));
      int low = Math.min(red, Math.min(green, blue));
      if (high == low) {
        out[i] = out[i + 1] = out[i + 2] = (byte) high;
      } else {
        float hue = sextants + hue(red, green, blue, high, high - low);
        hue = hue < 0 ? hue + 6 : hue >= 6 ? hue - 6 : hue;
        int sextant = (int) hue;
        float rest = (sextant & 1) == 0 ? hue - sextant : sextant + 1 - hue;
        int middle = (int) (low + (high - low) * rest + 0.5f);
        out[i] = (byte) level(sextant, high, middle, low);
        out[i + 1] = (byte) level((sextant + 4) % 6, high, middle, low);
        out[i + 2] = (byte) level((sextant + 2) % 6, high, middle, low);
      }
    }
    return new Pixels(picture.width(), picture.height(), out);
  }

  /** In sextants, -1 to 5: 0 is red, 2 green, 4 blue. */
  private static float hue(int red, int green, int blue, int high, float range) {
    if (high == red) {
      return (green - blue) / range;
    }
    return high == green ? 2 + (blue - red) / range : 4 + (red - green) / range;
  }

  /** Of red in a sextant; green and blue have red's of two sextants earlier and later. */
  private static int level(int sextant, int high, int middle, int low) {
    return switch (sextant) {
      case 0, 5 -> high;
      case 1, 4 -> middle;
      default -> low;
    };
  }
}
