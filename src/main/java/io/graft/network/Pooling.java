package io.graft.network;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a picture of features becomes one vector. */
public enum Pooling {
  @JsonProperty("avg")
  AVG,
  @JsonProperty("max")
  MAX,
  /** The averages followed by the maxima: a vector twice as long. */
  @JsonProperty("avg-max")
  AVG_MAX,
  /** All features, channel by channel and row by row, as PyTorch's Flatten has them. */
  @JsonProperty("flatten")
  FLATTEN;

  /**
   * Length of the vector.
   *
   * @param side of the picture of features
   */
  int features(int channels, int side) {
    return switch (this) {
      case AVG, MAX -> channels;
      case AVG_MAX -> 2 * channels;
      case FLATTEN -> Math.multiplyExact(channels, Math.multiplyExact(side, side));
    };
  }
}
