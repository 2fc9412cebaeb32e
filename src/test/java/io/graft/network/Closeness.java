package io.graft.network;

import org.assertj.core.data.Offset;

/** How far values may be from those expected, told by the largest of these. */
final class Closeness {
  private Closeness() {}

  /**
   * @param share of the largest magnitude
   */
  static Offset<Float> within(double share, float[] expected) {
    float largest = 0;
    for (float value : expected) {
      largest = Math.max(largest, Math.abs(value));
    }
    return Offset.offset((float) (share * largest));
  }
}
