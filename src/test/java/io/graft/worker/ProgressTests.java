package io.graft.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.graft.access.ProjectId;
import io.graft.dataset.DatasetId;
import io.graft.job.Job;
import io.graft.job.JobId;
import io.graft.job.JobState;
import io.graft.network.Task;
import io.graft.training.Recipe;
import io.graft.training.TrainingEvent.EpochFinished;
import io.graft.training.TrainingEvent.EpochUnderWay;
import io.graft.training.TrainingEvent.PhaseStarted;
import io.graft.training.TrainingEvent.Preparing;
import io.graft.training.TrainingPlan;
import io.graft.training.TrainingPlans;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ProgressTests {
  private static final double PREPARED = 0.35;

  /** Two phases of four epochs and one. */
  private static Progress of(int folds) {
    return of(
        TrainingPlans.expand(
            Recipe.FINE_TUNE,
            JsonMapper.shared()
                .readTree(
                    "{\"folds\":%d,\"phases\":[{\"epochs\":4},{\"epochs\":1}]}".formatted(folds))));
  }

  private static Progress of(TrainingPlan plan) {
    return new Progress(
        new Job(
            new JobId(UUID.randomUUID()),
            ProjectId.LOCAL,
            "a job",
            new JobState.Queued(),
            new Job.Spec(
                new DatasetId(UUID.randomUUID()), 1, Task.CLASSIFICATION, "resnet18", plan),
            new Job.Progress(1, null, null, null, 0, null, null),
            null,
            null,
            false,
            null,
            null,
            null,
            Instant.EPOCH));
  }

  private static PhaseStarted phase(@Nullable Integer fold) {
    return new PhaseStarted(fold, 0, "head", 4, List.of(), List.of());
  }

  private static EpochFinished epoch(@Nullable Integer fold, int phase, int epoch) {
    return new EpochFinished(fold, phase, epoch, 4, 0, 0, 0, 0, false, 0, 0);
  }

  @Test
  void epochsAreMostOfTheWork() {
    var progress = of(0);

    progress.happened(new Preparing("computing frozen stages", 10, 10));
    assertThat(progress.share()).isEqualTo(PREPARED);
    progress.happened(phase(null));
    progress.happened(epoch(null, 0, 2));

    assertThat(progress.phase()).isEqualTo("head");
    assertThat(progress.share()).isEqualTo(PREPARED + 0.6 * 2 / 5, within(1e-9));
    progress.happened(epoch(null, 1, 1));
    progress.happened(new Preparing("evaluating", 1, 10));
    assertThat(progress.share()).isEqualTo(0.95, within(1e-9));
  }

  @Test
  void isPartOfALongEpochToo() {
    var progress = of(0);

    progress.happened(phase(null));
    progress.happened(new EpochUnderWay(null, 0, 3, 4, 10, 40, 0, 0, 0, 0));

    assertThat(progress.share()).isEqualTo(PREPARED + 0.6 * 2.25 / 5, within(1e-9));
  }

  @Test
  void withoutFrozenStagesPreparingIsNextToNothing() {
    var progress = of(TrainingPlans.expand(Recipe.FROM_SCRATCH, null));

    progress.happened(new Preparing("decoding pictures", 10, 10));
    assertThat(progress.share()).isEqualTo(0.02);
    progress.happened(epoch(null, 0, 30));
    assertThat(progress.share()).isEqualTo(0.02 + 0.93 / 2, within(1e-9));
  }

  @Test
  void eachFoldIsAsMuchWorkAsTheModel() {
    var progress = of(3);

    progress.happened(phase(2));
    progress.happened(epoch(2, 0, 4));
    assertThat(progress.phase()).isEqualTo("fold 2 of 3: head");
    assertThat(progress.share()).isEqualTo(PREPARED + 0.6 * 1.8 / 4, within(1e-9));

    progress.happened(new Preparing("evaluating", 1, 10));
    assertThat(progress.share()).isEqualTo(PREPARED + 0.6 * 2 / 4, within(1e-9));

    progress.happened(phase(null));
    progress.happened(epoch(null, 1, 1));
    assertThat(progress.phase()).isEqualTo("head");
    assertThat(progress.share()).isEqualTo(0.95, within(1e-9));
  }
}
