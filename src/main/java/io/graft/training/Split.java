package io.graft.training;

/** What an example is for. */
public enum Split {
  TRAIN,
  /** Chooses among epochs, and never moves a weight. */
  VALIDATION,
  /** Looked at once, at the end. */
  TEST;

  /** As data sets and metrics call it. */
  public String wire() {
    return switch (this) {
      case TRAIN -> "train";
      case VALIDATION -> "val";
      case TEST -> "test";
    };
  }
}
