package io.graft.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.graft.network.Safetensors;
import io.graft.training.TrainingEvent.Checkpointed;
import io.graft.training.TrainingEvent.EpochFinished;
import io.graft.training.TrainingEvent.EpochUnderWay;
import io.graft.training.TrainingOutcome.Stopped;
import io.graft.training.TrainingOutcome.Trained;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A training that is stopped and goes on ends with the bits of one that never was. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("long")
class ResumeTests {
  private static final String PLAN =
      """
      {"phases":[{"name":"head","epochs":3,"batchSize":8,"learningRate":0.01,"views":2},
                 {"name":"end","open":"last:2","epochs":3,"batchSize":8,"learningRate":0.001,
                  "norm":"train","views":2,"clipNorm":1,"ema":0.9,"accumulate":2,"sampler":"balanced",
                  "loss":{"type":"focal","classWeights":"balanced"}},
                 {"name":"all","open":"all","epochs":2,"batchSize":8,"learningRate":0.0001}]}
      """;

  @TempDir static Path folder;
  private Run whole;

  private record Run(TrainingOutcome outcome, RecordingEvents events, Path output) {
    String sha256() throws IOException {
      return Safetensors.read(output.resolve("model.safetensors")).sha256();
    }

    List<Path> checkpoints() {
      return events.of(Checkpointed.class).stream().map(Checkpointed::file).toList();
    }
  }

  private Run train(TrainingRequest request, RecordingEvents events) throws IOException {
    var outcome = new Trainer(request, events, Clock.systemUTC()).train();
    return new Run(outcome, events, request.output());
  }

  @BeforeAll
  void trainWithoutAStop() throws IOException {
    whole = train(Drawings.request(folder, PLAN), new RecordingEvents());
  }

  private Run goOn(Run stopped) throws IOException {
    return train(
        Drawings.request(folder, PLAN).from(stopped.checkpoints().getLast()),
        new RecordingEvents());
  }

  /** All that an epoch says but its speed. */
  private static List<String> epochs(Run... runs) {
    var epochs = new ArrayList<String>();
    for (var run : runs) {
      run.events().of(EpochFinished.class).stream()
          .map(e -> e.toString().replaceAll("examplesPerSecond=[^]]*", ""))
          .forEach(epochs::add);
    }
    return epochs;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 6, 7})
  void goesOnAfterAnEpochToTheSameBits(int epochs) throws IOException {
    int[] seen = {0};
    var first =
        train(
            Drawings.request(folder, PLAN),
            new RecordingEvents()
                .stoppingAfter(e -> e instanceof EpochFinished && ++seen[0] == epochs));
    assertThat(first.outcome()).isEqualTo(new Stopped());

    var second = goOn(first);

    assertThat(second.outcome()).isInstanceOf(Trained.class);
    assertThat(second.sha256()).isEqualTo(whole.sha256());
    assertThat(epochs(first, second)).isEqualTo(epochs(whole));
  }

  @Test
  void goesOnWithinAnEpochToTheSameBits() throws IOException {
    var tireless = new RecordingEvents();
    var first =
        new Trainer(Drawings.request(folder, PLAN), tireless, new HastyClock(Duration.ofMinutes(1)))
            .train();
    assertThat(first).isInstanceOf(Trained.class);
    var within = tireless.of(Checkpointed.class).stream().filter(c -> c.step() > 0).toList();
    assertThat(within).extracting(Checkpointed::phase).contains(0, 1, 2);
    assertThat(tireless.of(EpochUnderWay.class))
        .isNotEmpty()
        .allSatisfy(
            under -> {
              assertThat(under.step()).isBetween(1, under.steps());
              assertThat(under.trainingLoss()).isPositive();
              assertThat(under.examplesPerSecond()).isPositive();
            });

    for (int phase = 0; phase < 3; phase++) {
      int wanted = phase;
      var checkpoint =
          within.stream().filter(c -> c.phase() == wanted).findFirst().orElseThrow().file();
      var second = train(Drawings.request(folder, PLAN).from(checkpoint), new RecordingEvents());
      assertThat(second.sha256()).isEqualTo(whole.sha256());
    }
  }

  @Test
  void aCheckpointHoldsOnlyWhatHasLearned() throws IOException {

    var first = Objects.requireNonNull(Checkpoint.read(whole.checkpoints().getFirst()).snapshot());

    assertThat(first.now().names()).containsExactly("fc.weight", "fc.bias");
    assertThat(first.optimizer()).hasSize(6);
  }

  /** Such as one that an earlier version wrote, before plans got another knob. */
  @Test
  void beginsAnewWhereTheCheckpointIsOfAnotherPlan() throws IOException {
    var plan = "{\"phases\":[{\"epochs\":1}]}";

    var fresh = train(Drawings.request(folder, plan), new RecordingEvents());
    var events = new RecordingEvents();
    var other = Drawings.request(folder, plan).from(whole.checkpoints().getFirst());

    assertThat(train(other, events).sha256()).isEqualTo(fresh.sha256());
    assertThat(events.of(TrainingEvent.Noted.class))
        .anyMatch(note -> note.message().startsWith("begins anew"));
  }
}
