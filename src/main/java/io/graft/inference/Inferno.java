package io.graft.inference;

/**
 * The colour map "inferno" by van der Walt and Smith (matplotlib, CC0), in which equal steps look
 * equal: straight lines in sRGB between the ten evenly spaced colours that viridisLite publishes.
 */
final class Inferno {
  private static final int[] POINTS = {
    0x000004, 0x1B0C42, 0x4B0C6B, 0x781C6D, 0xA52C60, 0xCF4446, 0xED6925, 0xFB9A06, 0xF7D03C,
    0xFCFFA4
  };

  private Inferno() {}

  /**
   * @param level 0 to 255
   * @return red, green and blue, eight bits each
   */
  static int colour(int level) {
    double place = level * (POINTS.length - 1) / 255.0;
    int below = Math.min((int) place, POINTS.length - 2);
    double share = place - below;
    int colour = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int from = (POINTS[below] >> shift) & 255;
      int to = (POINTS[below + 1] >> shift) & 255;
      colour |= (int) Math.round(from + share * (to - from)) << shift;
    }
    return colour;
  }
}
