package io.graft.training;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which examples an epoch takes; it always takes as many as there are. */
public enum Sampler {
  /** Each example once. */
  @JsonProperty("uniform")
  UNIFORM,
  /** Each class equally often: examples of small classes come several times. */
  @JsonProperty("balanced")
  BALANCED
}
