package io.graft.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.graft.network.Safetensors;
import io.graft.training.TrainingEvent.Checkpointed;
import io.graft.training.TrainingEvent.EpochFinished;
import io.graft.training.TrainingEvent.Noted;
import io.graft.training.TrainingOutcome.Stopped;
import io.graft.training.TrainingOutcome.Trained;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** A training by a plan with folds, and what it told. */
record FoldedRun(TrainingOutcome outcome, RecordingEvents events, Path output) {

  static FoldedRun of(TrainingRequest request) throws IOException {
    return of(request, new RecordingEvents(), Clock.systemUTC());
  }

  static FoldedRun of(TrainingRequest request, InstantSource clock) throws IOException {
    return of(request, new RecordingEvents(), clock);
  }

  /** One that is stopped after an event. */
  static FoldedRun until(TrainingRequest request, Predicate<TrainingEvent> last)
      throws IOException {
    var run = of(request, new RecordingEvents().stoppingAfter(last), Clock.systemUTC());
    assertThat(run.outcome()).isEqualTo(new Stopped());
    return run;
  }

  private static FoldedRun of(TrainingRequest request, RecordingEvents events, InstantSource clock)
      throws IOException {
    return new FoldedRun(new Trainer(request, events, clock).train(), events, request.output());
  }

  Trained trained() {
    assertThat(outcome).isInstanceOf(Trained.class);
    return (Trained) outcome;
  }

  CrossValidation folds() {
    return Objects.requireNonNull(trained().crossValidation());
  }

  String sha256() throws IOException {
    return Safetensors.read(output.resolve("model.safetensors")).sha256();
  }

  List<Path> checkpoints() {
    return events.of(Checkpointed.class).stream().map(Checkpointed::file).toList();
  }

  int epochs() {
    return events.of(EpochFinished.class).size();
  }

  List<String> notes() {
    return events.of(Noted.class).stream().map(Noted::message).toList();
  }
}
