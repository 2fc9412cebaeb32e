package io.graft.job.queue;

/** What the holder of a lease shall do. */
public enum Signal {
  GO_ON,
  /** Somebody asked to pause the job: stop, and keep what was learned. */
  PAUSE,
  /** Somebody asked to cancel the job: stop at once. */
  CANCEL,
  /** The job was given to another worker: stop, and write nothing more. */
  LOST
}
