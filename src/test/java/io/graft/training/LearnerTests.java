package io.graft.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.graft.network.Architectures;
import io.graft.network.Compute;
import io.graft.network.Head;
import io.graft.network.Initializer;
import io.graft.network.Network;
import io.graft.network.Normalization;
import io.graft.network.Task;
import io.graft.network.Weights;
import io.graft.training.TrainingEvent.Noted;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps of a head on made-up features. */
class LearnerTests {
  private static final int[] BATCH = IntStream.range(0, 12).toArray();

  @TempDir Path folder;
  private final RecordingEvents events = new RecordingEvents();
  private final Network network = Architectures.named("tf_mobilenet_v2").withHead(Head.linear(2));
  private final Weights start = new Initializer(1).network(network);

  /** Features of each example; more than {@code most} at once do not fit. */
  private record Made(int most) implements Batches {
    @Override
    public NDArray training(NDManager memory, int[] examples, int epoch, Mixing mixing) {
      if (examples.length > most) {
        throw new EngineException("DefaultCPUAllocator: can't allocate memory: you tried to …");
      }
      var features = new float[examples.length * 1280];
      for (int i = 0; i < examples.length; i++) {
        var random = new Random(examples[i]);
        for (int k = 0; k < 1280; k++) {
          features[i * 1280 + k] = random.nextFloat();
        }
      }
      return memory.create(features, new Shape(examples.length, 1280));
    }

    @Override
    public NDArray plain(NDManager memory, int[] examples) {
      return training(memory, examples, 0, new Mixing.None());
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
  private record Stepped(float loss, float correct, float[] weights, float[] averages) {}

  private Stepped step(String knobs, int most) throws IOException {
    var request =
        Drawings.request(
            folder,
            "{\"head\":{\"dropout\":0},\"phases\":[{\"learningRate\":0.01%s}]}".formatted(knobs));
    var phase = request.plan().phases().getFirst();
    int boundary = network.depth();
    var normalization = new Normalization(List.of(.5, .5, .5), List.of(.5, .5, .5));
    try (var script =
            Script.of(
                network, start, normalization, Device.cpu(), Compute.FLOAT32, Set.of(boundary));
        var memory = script.memory()) {
      var optimizer =
          new OptimizerState(
              memory, network, boundary, phase, Task.CLASSIFICATION, start, List.of());
      var learner =
          new Learner(
              script,
              new Made(most),
              phase,
              boundary,
              optimizer,
              request,
              new Watch(events, Clock.systemUTC()),
              phase.accumulate());
      float[] rates = {0.01f};
      learner.step(BATCH, new int[0], 1, 1, rates, 0);
      float[] result = learner.step(BATCH, new int[0], 1, 2, rates, 1);
      learner.swap();
      var averages = script.weights().get("classifier.weight").toFloats();
      learner.swap();
      var weights = script.weights().get("classifier.weight").toFloats();
      return new Stepped(result[0], result[1], weights, averages);
    }
  }

  @Test
  void aBatchInPartsIsTheSameStep() throws IOException {
    var whole = step("", 12);
    var parts = step(",\"accumulate\":5,\"clipNorm\":0", 12);

    assertThat(parts.loss()).isCloseTo(whole.loss(), within(1e-5f));
    assertThat(parts.correct()).isEqualTo(whole.correct());
    assertThat(parts.weights()).containsExactly(whole.weights(), within(1e-5f));
  }

  @Test
  void aBatchThatDoesNotFitIsHalvedUntilItDoes() throws IOException {
    var whole = step("", 12);
    var halved = step("", 4);

    assertThat(halved.weights()).containsExactly(whole.weights(), within(1e-5f));
    assertThat(events.of(Noted.class))
        .extracting(Noted::message)
        .satisfiesExactly(
            first -> assertThat(first).contains("in 2 parts"),
            second -> assertThat(second).contains("in 4 parts"));
  }

  @Test
  void failsOnlyWhereASingleExampleDoesNotFit() {
    assertThatThrownBy(() -> step("", 0)).isInstanceOf(Learner.TooLarge.class);
  }

  @Test
  void theAverageFollowsTheWeights() throws IOException {
    var stepped = step(",\"ema\":0.5", 12);
    var plain = step("", 12);

    // after two steps: a = k1 * (k0 * w0 + (1 - k0) * w1) + (1 - k1) * w2, kept shares 1/10 and
    // 2/11
    float start0 = start.get("classifier.weight").toFloats()[0];
    assertThat(stepped.weights()).containsExactly(plain.weights());
    assertThat(plain.averages()).containsExactly(plain.weights());
    assertThat(Math.abs(stepped.averages()[0] - stepped.weights()[0]))
        .isPositive()
        .isLessThan(Math.abs(start0 - stepped.weights()[0]));
  }
}
