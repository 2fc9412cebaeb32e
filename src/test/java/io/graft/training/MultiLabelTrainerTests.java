package io.graft.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.graft.network.Safetensors;
import io.graft.network.Task;
import io.graft.training.TrainingEvent.Checkpointed;
import io.graft.training.TrainingEvent.EpochFinished;
import io.graft.training.TrainingOutcome.Trained;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MultiLabelTrainerTests {
  /** Whatever touches targets, weights of classes or the order of examples. */
  private static final String PLAN =
      """
      {"phases":[
        {"name":"head","epochs":3,"batchSize":8,"views":2,"sampler":"balanced","ema":0.9,
         "labelSmoothing":0.1,"loss":{"type":"focal","classWeights":"balanced"},
         "augmentation":{"mixup":0.4}},
        {"name":"last","open":"last:1","epochs":2,"batchSize":8,"accumulate":2,
         "learningRate":0.0001,"augmentation":{"mixup":0.2}},
        {"name":"all","open":"all","epochs":1,"batchSize":12,"learningRate":0.0001,
         "augmentation":{"cutmix":1}}]}
      """;

  @TempDir Path folder;

  private final RecordingEvents events = new RecordingEvents();

  /** Every fourth picture of Drawings shows neither red nor green, as far as anybody says. */
  private TrainingRequest request(String plan, Recipe recipe) throws IOException {
    var drawn = Drawings.request(folder, plan, recipe);
    var examples = new ArrayList<Example>();
    for (int i = 0; i < drawn.examples().size(); i++) {
      var example = drawn.examples().get(i);
      var labels = i % 4 == 3 ? List.of(0, 1) : i % 4 == 2 ? List.<Integer>of() : example.labels();
      examples.add(new Example(example.offset(), example.length(), labels, example.split()));
    }
    return new TrainingRequest(
        drawn.architecture(),
        drawn.weights(),
        drawn.input(),
        Task.MULTI_LABEL,
        drawn.classes(),
        examples,
        drawn.pack(),
        drawn.dataHash(),
        drawn.plan(),
        drawn.cache(),
        drawn.cacheBytes(),
        drawn.output(),
        drawn.device(),
        null);
  }

  @Test
  void goesOnFromACheckpointWithTheSameBits() throws IOException {
    var whole = request(PLAN, Recipe.FEATURE_EXTRACTION);
    assertThat(new Trainer(whole, events, Clock.systemUTC()).train()).isInstanceOf(Trained.class);
    var checkpoint = events.of(Checkpointed.class).get(1).file();

    var rest = request(PLAN, Recipe.FEATURE_EXTRACTION).from(checkpoint);
    var again = new RecordingEvents();
    new Trainer(rest, again, Clock.systemUTC()).train();

    assertThat(events.of(EpochFinished.class)).hasSize(6);
    assertThat(again.of(EpochFinished.class)).hasSize(4);
    assertThat(sha256(rest)).isEqualTo(sha256(whole));
  }

  private static String sha256(TrainingRequest request) throws IOException {
    return Safetensors.read(request.output().resolve("model.safetensors")).sha256();
  }

  @Test
  void saysWhatItsDecisionsAreWorth() throws IOException {
    var request = request(PLAN, Recipe.FEATURE_EXTRACTION);

    var trained = (Trained) new Trainer(request, events, Clock.systemUTC()).train();

    assertThat(events.of(EpochFinished.class))
        .allSatisfy(
            epoch -> {
              assertThat(epoch.trainingAccuracy()).isBetween(0.0, 1.0);
              // 12 pictures of 2 classes each
              assertThat(epoch.validationAccuracy() * 24)
                  .isCloseTo(
                      Math.rint(epoch.validationAccuracy() * 24),
                      org.assertj.core.api.Assertions.within(1e-9));
            });
    assertThat(trained.evaluation().subsetAccuracy()).isNotNull();
    assertThat(trained.check().onnxAgreement()).isEqualTo(1);
    assertThat(Safetensors.metadata(request.output().resolve("model.safetensors")))
        .containsEntry("task", "multi-label");
    saysTheSameInItsFile(request, trained.evaluation().accuracy());
  }

  private static void saysTheSameInItsFile(TrainingRequest request, double accuracy)
      throws IOException {
    var tensors = Safetensors.read(request.output().resolve("answers.safetensors"));
    int right = 0;
    for (int i = 0; i < 24; i++) {
      long there = tensors.get("truth").wholeAt(i);
      assertThat(there == 1).isEqualTo(request.examples().get(24 + i / 2).labels().contains(i % 2));
      right += tensors.get("probabilities").at(i) >= 0.5 == (there == 1) ? 1 : 0;
    }
    assertThat(right / 24.0).isEqualTo(accuracy);
  }

  @Test
  void aProbeIsBetterThanItsBeginning() throws IOException {
    var request = request("{}", Recipe.LINEAR_PROBE);

    new Trainer(request, events, Clock.systemUTC()).train();

    var probed = events.of(EpochFinished.class);
    assertThat(probed).hasSize(6).anyMatch(EpochFinished::best);
    // half of all decisions are right by chance, and ln 2 is what not knowing loses
    assertThat(probed.getLast().trainingLoss()).isLessThan(Math.log(2));
    assertThat(probed.getLast().trainingAccuracy()).isGreaterThan(0.7);
  }
}
