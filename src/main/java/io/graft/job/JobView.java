package io.graft.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.graft.model.ModelId;
import io.graft.network.Task;
import io.graft.training.TrainingPlan;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A job as the API shows it. */
@Schema(name = "Job", example = JobExamples.JOB)
@JsonInclude(JsonInclude.Include.NON_NULL)
record JobView(
    UUID id,
    String name,
    @Schema(example = "RUNNING") String state,
    boolean terminal,
    @Schema(example = "head") @Nullable String phase,
    @Schema(description = "share of the work done, 0 to 1", example = "0.42") double progress,
    @Nullable Instant eta,
    @Schema(description = "1 is next") @Nullable Integer queuePosition,
    int attempt,
    @Schema(example = "cpu") @Nullable String device,
    @Nullable String worker,
    @Nullable Failure failure,
    @Nullable String stopReason,
    @Schema(description = "asked to pause, and not stopped yet") boolean pausing,
    List<Transition> transitions,
    Spec spec,
    @Nullable JobMetrics metrics,
    @Schema(description = "id of the trained model") @Nullable UUID model,
    @Schema(description = "id of the job that this one runs again") @Nullable UUID reproduces,
    @Nullable Comparison comparison,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt) {

  record Transition(Instant at, String to, String reason) {}

  @Schema(name = "JobSpec", description = "the request with every default filled in")
  record Spec(UUID dataset, int datasetVersion, Task task, String backbone, TrainingPlan plan) {}

  static JobView of(Job job, List<JobEvent> states, @Nullable Integer queuePosition, Instant now) {
    var progress = job.progress();
    return new JobView(
        job.id().value(),
        job.name(),
        job.state().name(),
        job.state().terminal(),
        progress.phase(),
        progress.share(),
        Working.until(now, states).eta(now, progress.share()).orElse(null),
        queuePosition,
        progress.attempt(),
        progress.device(),
        progress.worker(),
        job.state() instanceof JobState.Failed(var failure) ? failure : null,
        job.stopReason(),
        job.pausing(),
        states.stream().map(JobView::transition).toList(),
        spec(job.spec()),
        job.metrics(),
        job.state() instanceof JobState.Succeeded(ModelId model) ? model.value() : null,
        job.reproduces() == null ? null : job.reproduces().value(),
        job.comparison(),
        job.createdAt(),
        progress.startedAt(),
        progress.finishedAt());
  }

  private static Transition transition(JobEvent event) {
    return new Transition(
        event.at(), event.data().path("to").asString(""), event.data().path("reason").asString(""));
  }

  private static Spec spec(Job.Spec spec) {
    return new Spec(
        spec.dataset().value(), spec.datasetVersion(), spec.task(), spec.backbone(), spec.plan());
  }
}
