package io.graft.training;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The type in which activations are computed; weights and optimizer are always float32. */
public enum Precision {
  @JsonProperty("float32")
  FLOAT32,
  @JsonProperty("bfloat16")
  BFLOAT16,
  /** Whichever of the two this device computes faster, tried out when the phase begins. */
  @JsonProperty("auto")
  AUTO
}
