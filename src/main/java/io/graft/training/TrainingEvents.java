package io.graft.training;

import java.time.Duration;

/** Who listens to a training, and may stop it. */
public interface TrainingEvents {

  void happened(TrainingEvent event);

  /** Asked often, also after it was true; a trainer stops within a step of it being true. */
  boolean stopRequested();

  /**
   * How long a training that shall stop may go on. The process of one that takes longer is killed,
   * and what it did since its last checkpoint is lost.
   */
  default Duration grace() {
    return Duration.ofSeconds(1);
  }
}
