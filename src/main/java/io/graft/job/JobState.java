package io.graft.job;

import io.graft.model.ModelId;

/** Where a job stands. What only some states have is in those states only. */
public sealed interface JobState {

  /** Waits for a worker. */
  record Queued() implements JobState {}

  /** A worker fetches weights, decodes pictures, computes frozen features. */
  record Preparing() implements JobState {}

  record Running() implements JobState {}

  record Paused() implements JobState {}

  /** Somebody asked to stop; the worker has not stopped yet. */
  record Cancelling() implements JobState {}

  record Succeeded(ModelId model) implements JobState {}

  record Failed(Failure failure) implements JobState {}

  record Cancelled() implements JobState {}

  /** The name on the wire and in the database. */
  default String name() {
    return switch (this) {
      case Queued _ -> "QUEUED";
      case Preparing _ -> "PREPARING";
      case Running _ -> "RUNNING";
      case Paused _ -> "PAUSED";
      case Cancelling _ -> "CANCELLING";
      case Succeeded _ -> "SUCCEEDED";
      case Failed _ -> "FAILED";
      case Cancelled _ -> "CANCELLED";
    };
  }

  default boolean terminal() {
    return switch (this) {
      case Queued _, Preparing _, Running _, Paused _, Cancelling _ -> false;
      case Succeeded _, Failed _, Cancelled _ -> true;
    };
  }
}
