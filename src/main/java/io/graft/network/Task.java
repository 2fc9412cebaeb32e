package io.graft.network;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What the logits of a network say together. */
public enum Task {
  /** One class for each example: probabilities are the softmax of the logits. */
  CLASSIFICATION,
  /** Any number of classes for each example, or none: each logit has its own sigmoid. */
  MULTI_LABEL;

  /** As in JSON: {@code classification}, {@code multi-label}. */
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
