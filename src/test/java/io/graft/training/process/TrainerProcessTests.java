package io.graft.training.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graft.training.Drawings;
import io.graft.training.RecordingEvents;
import io.graft.training.TrainingEvent;
import io.graft.training.TrainingEvent.Checkpointed;
import io.graft.training.TrainingEvent.EpochFinished;
import io.graft.training.TrainingOutcome.Stopped;
import io.graft.training.TrainingOutcome.Trained;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerProcessTests {
  private static final String SHORT = "{\"phases\":[{\"epochs\":2}]}";
  private static final String ENDLESS =
      "{\"phases\":[{\"open\":\"all\",\"epochs\":10000,\"earlyStopping\":{\"patience\":10000}}]}";

  @TempDir Path folder;

  private TrainerProcess start() throws Exception {
    return TrainerProcess.start(new TrainerSettings(Path.of("target/libtorch"), 2, 512));
  }

  /** What happens to the process at the end of an epoch. */
  private static RecordingEvents atAnEpoch(TrainerProcess trainer, Consumer<ProcessHandle> done) {
    return new RecordingEvents() {
      @Override
      public void happened(TrainingEvent event) {
        super.happened(event);
        if (event instanceof EpochFinished) {
          ProcessHandle.of(trainer.pid()).ifPresent(done);
        }
      }
    };
  }

  @Test
  void trainsTwiceAndStopsInBetween() throws Exception {
    try (var trainer = start()) {
      var events = new RecordingEvents();

      assertThat(trainer.train(Drawings.request(folder, SHORT), events))
          .isInstanceOf(Trained.class);
      assertThat(events.of(EpochFinished.class)).hasSize(2);

      var stopping = new RecordingEvents().stoppingAfter(event -> event instanceof EpochFinished);
      assertThat(trainer.train(Drawings.request(folder, ENDLESS), stopping))
          .isEqualTo(new Stopped());

      assertThat(trainer.alive()).isTrue();
      assertThat(trainer.train(Drawings.request(folder, SHORT), events))
          .isInstanceOf(Trained.class);
    }
  }

  @Test
  void isGoneForTheNextTrainingWhenItDidNotStopInTime() throws Exception {
    try (var trainer = start()) {
      var stopping =
          new RecordingEvents()
              .stoppingAfter(event -> event instanceof EpochFinished)
              .within(Duration.ZERO);

      assertThat(trainer.train(Drawings.request(folder, ENDLESS), stopping))
          .isEqualTo(new Stopped());
      assertThat(trainer.alive()).isFalse();
    }
  }

  @Test
  void keepsWhatItLearnedWhenSomebodyElseTellsItToGo() throws Exception {
    try (var trainer = start()) {
      var events = atAnEpoch(trainer, ProcessHandle::destroy);

      assertThat(trainer.train(Drawings.request(folder, ENDLESS), events)).isEqualTo(new Stopped());
      assertThat(events.of(TrainingEvent.class).getLast()).isInstanceOf(Checkpointed.class);
      assertThat(trainer.alive()).isFalse();
    }
  }

  @Test
  void bringsBackWhatEveryFoldScored() throws Exception {
    try (var trainer = start()) {
      var events = new RecordingEvents();
      var plan = "{\"folds\":3,\"phases\":[{\"epochs\":1}]}";

      var outcome = trainer.train(Drawings.request(folder, plan), events);

      assertThat(outcome)
          .isInstanceOfSatisfying(
              Trained.class,
              trained ->
                  assertThat(trained.crossValidation())
                      .satisfies(folds -> assertThat(folds.folds()).hasSize(3))
                      .satisfies(folds -> assertThat(folds.examples()).isEqualTo(36)));
      assertThat(events.of(EpochFinished.class))
          .extracting(EpochFinished::fold)
          .containsExactly(1, 2, 3, null);
    }
  }

  @Test
  void noticesThatTheProcessWasKilled() throws Exception {
    try (var trainer = start()) {
      var killing = atAnEpoch(trainer, ProcessHandle::destroyForcibly);

      assertThatThrownBy(() -> trainer.train(Drawings.request(folder, ENDLESS), killing))
          .isInstanceOf(TrainerDied.class)
          .hasMessageContaining("ended with");
    }
  }
}
