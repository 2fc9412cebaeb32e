package io.graft.training;

/** What an example is for. */
public enum Split {
  TRAIN,
  /** Chooses among epochs, and never moves a weight. */
  VALIDATION,
  /** Looked at once, at the end. */
  TEST
}
