package io.graft.inference;

/**
 * What the last stage of a network answers for one picture.
 *
 * @param values {@code [channels, height, width]}, row after row
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FeatureMap(int channels, int height, int width, float[] values) {
  FeatureMap {
    if (values.length != channels * height * width) {
      throw new IllegalArgumentException(
          "a feature map [%d, %d, %d] has %d values, was given %d"
              .formatted(channels, height, width, channels * height * width, values.length));
    }
  }

  /** Positions of one channel. */
  int area() {
    return height * width;
  }
}
