package io.graft.network;

/** How a picture of features becomes one vector. */
public enum Pooling {
  AVG,
  MAX,
  /** The averages followed by the maxima: a vector twice as long. */
  AVG_MAX;

  int features(int channels) {
    return this == AVG_MAX ? 2 * channels : channels;
  }
}
