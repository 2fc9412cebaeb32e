package io.graft.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.graft.network.Safetensors;
import io.graft.network.Shape;
import io.graft.training.TrainingEvent.EpochFinished;
import io.graft.training.TrainingEvent.Noted;
import io.graft.training.TrainingEvent.PhaseStarted;
import io.graft.training.TrainingOutcome.Failed;
import io.graft.training.TrainingOutcome.Stopped;
import io.graft.training.TrainingOutcome.Trained;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real trainings of a small network on small pictures, on the CPU. */
class TrainerTests {
  private static final String TWO_PHASES =
      """
      {"phases":[{"name":"head","open":"head","epochs":12,"learningRate":0.01,"views":2},
                 {"name":"end","open":"last:2","epochs":2,"learningRate":0.001,"views":2}]}
      """;

  @TempDir Path folder;
  private final RecordingEvents events = new RecordingEvents();

  private TrainingOutcome train(TrainingRequest request) throws IOException {
    return new Trainer(request, events, Clock.systemUTC()).train();
  }

  @Test
  void learnsAndExportsWhatItLearned() throws IOException {
    var request = Drawings.request(folder, TWO_PHASES);

    var outcome = train(request);

    assertThat(outcome).isInstanceOf(Trained.class);
    var trained = (Trained) outcome;
    assertThat(trained.evaluation().accuracy()).isGreaterThan(0.8);
    assertThat(trained.check().samples()).isEqualTo(12);
    assertThat(trained.check().onnxLargestDifference()).isLessThan(1e-3);
    assertThat(trained.check().onnxAgreement()).isEqualTo(1);
    assertThat(trained.check().torchscriptLargestDifference()).isZero();
    assertThat(trained.evaluation().split()).isEqualTo(Split.VALIDATION);
    assertThat(trained.evaluation().calibration().exportedTemperature())
        .isEqualTo(
            Double.parseDouble(
                Safetensors.metadata(request.output().resolve("model.safetensors"))
                    .getOrDefault("temperature", "none")));
    assertThat(request.output()).isDirectoryContaining("glob:**/model.{onnx,pt,safetensors}");
    assertThat(events.of(PhaseStarted.class))
        .extracting(PhaseStarted::name)
        .containsExactly("head", "end");
    var best =
        events.of(EpochFinished.class).stream()
            .mapToDouble(EpochFinished::validationAccuracy)
            .max();
    assertThat(trained.evaluation().accuracy()).isEqualTo(best.orElseThrow(), within(1e-9));
  }

  @Test
  void aFrozenStageDoesNotChangeByABit() throws IOException {
    var trained = (Trained) train(Drawings.request(folder, TWO_PHASES));

    assertThat(trained.stages()).filteredOn(StageProof::frozen).hasSize(3);
    assertThat(trained.stages())
        .filteredOn(StageProof::frozen)
        .allSatisfy(stage -> assertThat(stage.sha256After()).isEqualTo(stage.sha256Before()));
    assertThat(trained.stages().getLast())
        .satisfies(head -> assertThat(head.sha256After()).isNotEqualTo(head.sha256Before()));
  }

  @Test
  void theSameSeedGivesTheSameBits() throws IOException {
    var first = Drawings.request(folder, TWO_PHASES);
    var second = Drawings.request(folder, TWO_PHASES);
    train(first);
    train(second);

    assertThat(Safetensors.read(second.output().resolve("model.safetensors")).sha256())
        .isEqualTo(Safetensors.read(first.output().resolve("model.safetensors")).sha256());
  }

  private List<String> notes() {
    return events.of(Noted.class).stream().map(Noted::message).toList();
  }

  @Test
  void learnsFromAllFeaturesOfTheLastStage() throws IOException {
    var plan =
        """
        {"head":{"pooling":"flatten","hidden":[8],"dropout":0.2},
         "phases":[{"name":"head","epochs":12,"learningRate":0.003,"views":2},
                   {"name":"end","open":"last:1","epochs":1,"learningRate":0.0001}]}
        """;
    var request = Drawings.ofMobileNet(Drawings.request(folder, plan));

    var trained = (Trained) train(request);

    // 1280 channels of 2 x 2
    var weights = Safetensors.read(request.output().resolve("model.safetensors"));
    assertThat(weights.get("classifier.0.weight").shape()).isEqualTo(Shape.of(8, 5120));
    assertThat(trained.stages().getLast().parameters()).isEqualTo(8 * 5120 + 8 + 2 * 8 + 2);
    assertThat(trained.evaluation().accuracy()).isGreaterThan(0.8);
    assertThat(trained.check().onnxLargestDifference()).isLessThan(1e-3);
    assertThat(trained.check().onnxAgreement()).isEqualTo(1);
    assertThat(trained.check().torchscriptLargestDifference()).isZero();
  }

  @Test
  void aLinearProbeFindsTheBestHead() throws IOException {
    var probe = Drawings.request(folder, "{}", Recipe.LINEAR_PROBE);

    var trained = (Trained) train(probe);

    assertThat(trained.evaluation().accuracy()).isGreaterThan(0.8);
    assertThat(events.of(EpochFinished.class)).hasSize(6);
    assertThat(notes()).anyMatch(note -> note.contains("was best on the validation examples"));
    assertThat(trained.stages().getLast().sha256After())
        .isNotEqualTo(trained.stages().getLast().sha256Before());
  }

  @Test
  void aRangeTestFindsARateAndLearnsNothing() throws IOException {
    var plan =
        """
        {"phases":[{"name":"range","schedule":"range-test","learningRate":10,"epochs":20,"views":2}]}
        """;

    var trained = (Trained) train(Drawings.request(folder, plan));

    assertThat(trained.stages())
        .allSatisfy(stage -> assertThat(stage.sha256After()).isEqualTo(stage.sha256Before()));
    var found = events.of(TrainingEvent.RangeTested.class).getFirst();
    assertThat(found.rates()).isSorted().hasSameSizeAs(found.losses());
    assertThat(found.rates().getFirst()).isEqualTo(1e-4, within(1e-6));
    assertThat(found.proposal()).isBetween(1e-5, 1.0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'phases':[{'epochs':8,'learningRate':0.01,'augmentation':{'mixup':0.2}}]}",
        "{'phases':[{'open':'all','epochs':1,'augmentation':{'mixup':0.2,'cutmix':1,'erasing':0.3}}]}"
      })
  void learnsFromMixedExamplesAndTheSameSeedGivesTheSameBits(String plan) throws IOException {
    var first = Drawings.request(folder, plan.replace('\'', '"'));
    var second = Drawings.request(folder, plan.replace('\'', '"'));

    train(first);
    train(second);

    assertThat(events.of(EpochFinished.class))
        .allMatch(epoch -> Double.isFinite(epoch.trainingLoss()));
    assertThat(Safetensors.read(second.output().resolve("model.safetensors")).sha256())
        .isEqualTo(Safetensors.read(first.output().resolve("model.safetensors")).sha256());
  }

  @Test
  void trainsEverythingWithBatchStatistics() throws IOException {
    var plan = "{\"phases\":[{\"open\":\"all\",\"norm\":\"train\",\"epochs\":2,\"batchSize\":8}]}";

    var trained = (Trained) train(Drawings.request(folder, plan));

    assertThat(trained.stages()).noneMatch(StageProof::frozen);
    assertThat(events.of(EpochFinished.class)).hasSize(2);
  }

  @Test
  void stopsAfterTheEpochInWhichItIsAskedTo() throws IOException {
    events.stoppingAfter(event -> event instanceof EpochFinished);

    var outcome = train(Drawings.request(folder, TWO_PHASES));

    assertThat(outcome).isEqualTo(new Stopped());
    assertThat(events.of(EpochFinished.class)).hasSize(1);
  }

  /** Each step multiplies the weights by about -9. */
  @Test
  void saysThatALossWentAstray() throws IOException {
    var plan =
        """
        {"phases":[{"open":"head","epochs":30,"batchSize":1,"learningRate":10,"schedule":"constant",
                    "optimizer":{"type":"sgd","momentum":0,"weightDecay":0.99}}]}
        """;

    assertThat(train(Drawings.request(folder, plan)))
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> {
              assertThat(failed.code()).isEqualTo("diverged");
              assertThat(failed.message()).contains("epoch");
              assertThat(failed.hint()).contains("learningRate");
            });
  }
}
