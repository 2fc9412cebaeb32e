package io.graft.training;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What batch normalisation does in open stages; in frozen stages it always keeps its statistics.
 */
public enum NormPolicy {
  /** Normalises with the statistics of pre-training, which stay as they are. */
  @JsonProperty("frozen")
  FROZEN,
  /** Normalises with the batch, and moves the running statistics. */
  @JsonProperty("train")
  TRAIN
}
