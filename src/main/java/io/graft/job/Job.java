package io.graft.job;

import io.graft.access.ProjectId;
import io.graft.dataset.DatasetId;
import io.graft.network.Task;
import io.graft.storage.StorageKey;
import io.graft.training.TrainingPlan;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request for training, and how far it has come.
 *
 * @param pausing somebody asked it to pause; the worker has not stopped yet
 * @param checkpoint where the next attempt goes on
 * @param reproduces the job that this one runs again
 */
public record Job(
    JobId id,
    ProjectId project,
    String name,
    JobState state,
    Spec spec,
    Progress progress,
    @Nullable JobMetrics metrics,
    @Nullable String stopReason,
    boolean pausing,
    @Nullable StorageKey checkpoint,
    @Nullable JobId reproduces,
    @Nullable Comparison comparison,
    Instant createdAt) {

  /** What shall be done, with nothing left to defaults. */
  public record Spec(
      DatasetId dataset, int datasetVersion, Task task, String backbone, TrainingPlan plan) {}

  /**
   * How far it is.
   *
   * @param attempt how often a worker took it up
   * @param share of the work that is done, 0 to 1
   */
  public record Progress(
      int attempt,
      @Nullable String worker,
      @Nullable String device,
      @Nullable String phase,
      double share,
      @Nullable Instant startedAt,
      @Nullable Instant finishedAt) {}
}
