package io.graft.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.graft.training.TrainingEvent.Checkpointed;
import io.graft.training.TrainingEvent.EpochFinished;
import io.graft.training.TrainingEvent.Noted;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A training that is stopped in one of its folds ends with the figures of one that never was. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("long")
class FoldResumeTests {
  private static final String PLAN =
      """
      {"folds":3,"phases":[{"name":"head","epochs":3,"batchSize":8,"learningRate":0.01,"views":2},
                           {"name":"end","open":"last:1","epochs":2,"batchSize":8,"views":2}]}
      """;

  @TempDir static Path folder;
  private FoldedRun whole;
  private FoldedRun probe;

  @BeforeAll
  void trainWithoutAStop() throws IOException {
    whole = FoldedRun.of(request(), new HastyClock(Duration.ofMinutes(1)));
    probe = FoldedRun.of(probeRequest());
  }

  private TrainingRequest request() throws IOException {
    return Drawings.request(folder, PLAN);
  }

  private TrainingRequest probeRequest() throws IOException {
    return Drawings.request(folder, "{\"folds\":3}", Recipe.LINEAR_PROBE);
  }

  @ParameterizedTest
  @CsvSource({"2, 1", "2, 5", "3, 4"})
  void goesOnAfterAnEpochOfAFoldToTheSameBits(int fold, int epochs) throws IOException {
    int[] seen = {0};
    var first =
        FoldedRun.until(
            request(),
            e ->
                e instanceof EpochFinished done
                    && Objects.equals(done.fold(), fold)
                    && ++seen[0] == epochs);

    var second = FoldedRun.of(request().from(first.checkpoints().getLast()));

    assertThat(second.folds()).isEqualTo(whole.folds());
    assertThat(second.sha256()).isEqualTo(whole.sha256());
    assertThat(first.epochs() + second.epochs()).isEqualTo(whole.epochs());
  }

  @Test
  void goesOnWithinAnEpochOfAFoldToTheSameBits() throws IOException {
    var within =
        whole.events().of(Checkpointed.class).stream()
            .filter(c -> c.step() > 0)
            .map(Checkpointed::file)
            .filter(file -> foldsDone(file) == 1)
            .findFirst()
            .orElseThrow();

    var second = FoldedRun.of(request().from(within));

    assertThat(second.notes()).anyMatch(note -> note.matches("goes on from .* in fold 2 of 3"));
    assertThat(second.folds()).isEqualTo(whole.folds());
    assertThat(second.sha256()).isEqualTo(whole.sha256());
  }

  @Test
  void goesOnInTheTrainingOfTheModelToTheSameBits() throws IOException {
    var first =
        FoldedRun.until(request(), e -> e instanceof EpochFinished done && done.fold() == null);

    var second = FoldedRun.of(request().from(first.checkpoints().getLast()));

    assertThat(second.folds()).isEqualTo(whole.folds());
    assertThat(second.sha256()).isEqualTo(whole.sha256());
    assertThat(second.epochs()).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void goesOnAfterAFoldWhosePhasesHaveNoCheckpoints(int done) throws IOException {
    var first =
        FoldedRun.until(
            probeRequest(),
            e -> e instanceof Noted(var note) && note.startsWith("fold %d of 3".formatted(done)));

    var second = FoldedRun.of(probeRequest().from(first.checkpoints().getLast()));

    assertThat(second.notes()).contains("goes on after fold %d of 3".formatted(done));
    assertThat(second.folds()).isEqualTo(probe.folds());
    assertThat(second.sha256()).isEqualTo(probe.sha256());
    assertThat(second.epochs()).isEqualTo((4 - done) * 6);
  }

  private static int foldsDone(Path file) {
    try {
      return Checkpoint.read(file).folds().size();
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }
}
