package io.graft.training;

/** Who listens to a training, and may stop it. */
public interface TrainingEvents {

  void happened(TrainingEvent event);

  /** Asked often; a trainer stops within a step of it being true. */
  boolean stopRequested();
}
