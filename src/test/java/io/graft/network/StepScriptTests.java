package io.graft.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one step of the optimizer does, inside the archive. */
class StepScriptTests {
  private static final float[] ADAMW = {2, 0.9f, 0.99f, 1e-6f, 0.01f, 0, 0, 0};
  private static final int FEATURES = 9;

  private final Network network =
      Architectures.named("tf_mobilenet_v2").withHead(TorchModule.HIDDEN_LAYER);

  @TempDir Path folder;

  @Test
  void keepsFrozenStagesAsTheyAre() throws Exception {
    try (var module = module(Compute.FLOAT32)) {
      var before = module.buffers("state");
      var names = network.stateNames();
      module.mode(true, 7);
      var training = new Training(module, network, 7);

      training.step(
          module.run("prefix_7", module.fourPictures()), labels(module), ADAMW, rates(7, 0.01f));

      var after = module.buffers("state");
      for (int i = 0; i < names.size(); i++) {
        boolean frozen = network.stageOf(names.get(i)) < 7;
        assertThat(after.get(i).equals(before.get(i))).as(names.get(i)).isEqualTo(frozen);
      }
    }
  }

  @Test
  void leavesAStageWithARateOfZeroUntouched() throws Exception {
    try (var module = module(Compute.FLOAT32)) {
      var before = module.buffers("parameters_7");
      var names = network.parameterNames(7);
      module.mode(true, FEATURES);
      var training = new Training(module, network, 7);
      var rates = rates(7, 0.01f);
      rates[1] = 0;

      training.step(module.run("prefix_7", module.fourPictures()), labels(module), ADAMW, rates);

      var after = module.buffers("parameters_7");
      for (int i = 0; i < names.size(); i++) {
        boolean untouched = network.stageOf(names.get(i)) == 8;
        assertThat(after.get(i).equals(before.get(i))).as(names.get(i)).isEqualTo(untouched);
        assertThat(training.steps(names.get(i))).isEqualTo(untouched ? 0 : 1);
      }
    }
  }

  @Test
  void learnsAHeadFromFeatures() throws Exception {
    try (var module = module(Compute.FLOAT32)) {
      var features = features(module);
      var training = new Training(module, network, FEATURES);
      module.mode(true, FEATURES);
      var first = training.step(features, labels(module), ADAMW, 0.01f);
      var last = first;
      for (int i = 0; i < 30; i++) {
        last = training.step(features, labels(module), ADAMW, 0.01f);
      }

      assertThat(last.mean()).isLessThan(first.mean() / 4);
      assertThat(last.correct()).isEqualTo(4);
    }
  }

  @Test
  void takesLabelsAsShares() throws Exception {
    var shares = new float[] {0, 1, 0, 1, 0, 0, 0, 0, 1, 0, 1, 0};

    try (var module = module(Compute.FLOAT32);
        var other = module(Compute.FLOAT32)) {
      var byLabel = step(module, labels(module));
      var byShare = step(other, other.manager().create(shares, new Shape(4, 3)));

      assertThat(byShare.mean()).isCloseTo(byLabel.mean(), within(1e-5f));
      assertThat(byShare.correct()).isEqualTo(byLabel.correct());
      assertThat(other.buffers("parameters_9").getFirst().array())
          .containsExactly(module.buffers("parameters_9").getFirst().array(), within(1e-6f));
    }
  }

  /** Lin et al., arXiv:1708.02002, written out. */
  @Test
  void theFocalLossCountsWhatIsRightAlreadyLess() throws Exception {
    try (var module = module(Compute.FLOAT32)) {
      var features = features(module);
      float[] logits = module.run("suffix_" + FEATURES, features).toFloatArray();
      long[] truth = labels(module).toLongArray();
      double expected = 0;
      for (int row = 0; row < 4; row++) {
        double sum = 0;
        for (int c = 0; c < 3; c++) {
          sum += Math.exp(logits[3 * row + c]);
        }
        double p = Math.exp(logits[3 * row + (int) truth[row]]) / sum;
        expected -= Math.pow(1 - p, 2) * Math.log(p) / 4;
      }

      float[] knobs = {2, 0.9f, 0.999f, 1e-8f, 0, 0, 0, 0, 2, 0.5f};
      var loss =
          new Training(module, network, FEATURES).step(features, labels(module), knobs, 0.01f);

      assertThat(loss.mean()).isCloseTo((float) (expected / 2), within(1e-4f));
    }
  }

  @Test
  void computesInBfloat16WithFloat32Weights() throws Exception {
    try (var exact = module(Compute.FLOAT32);
        var fast = module(Compute.BFLOAT16)) {
      var expected = exact.floats("suffix_0", exact.fourPictures());
      fast.mode(true, 0);
      var training = new Training(fast, network, 0);
      fast.mode(false, 0);

      assertThat(fast.floats("suffix_0", fast.fourPictures()))
          .containsExactly(expected, Closeness.within(0.05, expected));
      var loss = training.step(fast.fourPictures(), labels(fast), ADAMW, rates(0, 1e-4f));
      assertThat(loss.mean()).isFinite();
      assertThat(fast.list("state")).allMatch(t -> t.getDataType() == DataType.FLOAT32);
    }
  }

  private Training.Loss step(TorchModule module, NDArray target) {
    var features = module.call("prefix_" + FEATURES, module.fourPictures());
    return new Training(module, network, FEATURES).step(features, target, ADAMW, 0.01f);
  }

  private TorchModule module(Compute compute) throws Exception {
    return TorchModule.of(network, Formula.weights(network), compute, folder);
  }

  private static NDArray features(TorchModule module) {
    return module.manager().create(Formula.noise(1, 4 * 2560), new Shape(4, 2560));
  }

  private static NDArray labels(TorchModule module) {
    return module.manager().create(new long[] {1, 0, 2, 1});
  }

  private float[] rates(int boundary, float rate) {
    var rates = new float[network.depth() + 1 - boundary];
    Arrays.fill(rates, rate);
    return rates;
  }
}
