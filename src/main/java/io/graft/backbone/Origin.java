package io.graft.backbone;

/** Where the weights of a backbone come from. */
public enum Origin {
  /** Published; downloaded on first use. */
  CATALOGUE,
  /** Comes with the program; needs no network. */
  BUNDLED,
  UPLOADED,
  /** Trained here, by a job whose model was promoted. */
  PROMOTED,
  /** Drawn anew by each job, to train from scratch. */
  RANDOM
}
