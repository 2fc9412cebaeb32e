package io.graft.job.queue;

/** What the holder of a lease shall do. */
public enum Signal {
  GO_ON,
  /** Somebody asked to stop the job. */
  STOP,
  /** The job was given to another worker: stop, and write nothing more. */
  LOST
}
