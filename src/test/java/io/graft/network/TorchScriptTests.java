package io.graft.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipFile;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TorchScriptTests {
  private static final float[] ADAMW = {2, 0.9f, 0.99f, 1e-6f, 0.01f, 0, 0, 0};
  private static final int FEATURES = 9;

  private final Network network =
      Architectures.named("tf_mobilenet_v2")
          .withHead(new Head.Mlp(Pooling.AVG_MAX, List.of(16), ActivationFunction.GELU, 0.1, 3));

  @TempDir Path folder;

  @Test
  void computesTheSameInPartsAsAWhole() throws Exception {
    try (var module = module(Compute.FLOAT32)) {
      var pixels = pixels(module);
      var whole = module.floats("suffix_0", pixels);

      assertThat(module.floats("forward", module.call("preprocess", pixels))).isEqualTo(whole);
      for (int k = 1; k <= network.depth(); k++) {
        var activations = module.call("prefix_" + k, pixels);
        assertThat(activations.getDataType()).isEqualTo(DataType.FLOAT32);
        assertThat(module.floats("suffix_" + k, activations)).isEqualTo(whole);
      }
    }
  }

  @Test
  void normalisesPixels() throws Exception {
    try (var module = module(Compute.FLOAT32)) {
      var pixels = module.pixels(new byte[] {0, 51, (byte) 255}, 1, 1);

      assertThat(module.floats("preprocess", pixels))
          .containsExactly(new float[] {-1, -0.6f, 1}, within(1e-6f));
    }
  }

  @Test
  void padsAlikeWhereTensorFlowAndPyTorchAgree() throws Exception {
    var symmetric = Architectures.named("mobilenet_v2").withHead(network.head());
    // with 32k + 1 pixels a side every stride finds its zeros on both sides
    var picture = Formula.pixels(1, 65);

    try (var module = module(Compute.FLOAT32);
        var other =
            TorchModule.of(symmetric, Formula.weights(symmetric), Compute.FLOAT32, folder)) {
      var expected = other.run("suffix_0", other.pixels(picture, 1, 65)).toFloatArray();
      var pixels = module.pixels(picture, 1, 65);

      assertThat(module.run("suffix_0", pixels).toFloatArray())
          .containsExactly(expected, within(1e-5f));
    }
  }

  @Test
  void takesPicturesThatAreNotSquare() throws Exception {
    try (var module = module(Compute.FLOAT32)) {
      var pixels = module.pixels(Formula.pixels(1, 65), 1, 65).get(":, :64, :, :");

      assertThat(module.run("suffix_0", pixels).toFloatArray())
          .containsExactly(module.floats("suffix_0", pixels), within(1e-5f));
    }
  }

  @Test
  void listsParametersAndStateInTheNetworksOrder() throws Exception {
    var weights = Formula.weights(network);

    try (var module = module(Compute.FLOAT32)) {
      assertThat(floats(module, "state")).isEqualTo(floats(weights, network.stateNames()));
      assertThat(floats(module, "parameters_4"))
          .isEqualTo(floats(weights, network.parameterNames(4)));
    }
  }

  @Test
  void keepsFrozenStagesAsTheyAre() throws Exception {
    try (var module = module(Compute.FLOAT32)) {
      var before = floats(module, "state");
      var names = network.stateNames();
      module.mode(true, 7);
      var training = new Training(module, network, 7);

      training.step(module.run("prefix_7", pixels(module)), labels(module), ADAMW, rates(7, 0.01f));

      var after = floats(module, "state");
      for (int i = 0; i < names.size(); i++) {
        boolean frozen = network.stageOf(names.get(i)) < 7;
        assertThat(after.get(i).equals(before.get(i))).as(names.get(i)).isEqualTo(frozen);
      }
    }
  }

  @Test
  void leavesAStageWithARateOfZeroUntouched() throws Exception {
    try (var module = module(Compute.FLOAT32)) {
      var before = floats(module, "parameters_7");
      var names = network.parameterNames(7);
      module.mode(true, FEATURES);
      var training = new Training(module, network, 7);
      var rates = rates(7, 0.01f);
      rates[1] = 0;

      training.step(module.run("prefix_7", pixels(module)), labels(module), ADAMW, rates);

      var after = floats(module, "parameters_7");
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
      var features =
          module
              .manager()
              .create(Formula.noise(1, 4 * 2560), new ai.djl.ndarray.types.Shape(4, 2560));
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
      var byShare =
          step(other, other.manager().create(shares, new ai.djl.ndarray.types.Shape(4, 3)));

      assertThat(byShare.mean()).isCloseTo(byLabel.mean(), within(1e-5f));
      assertThat(byShare.correct()).isEqualTo(byLabel.correct());
      assertThat(floats(other, "parameters_9").getFirst().array())
          .containsExactly(floats(module, "parameters_9").getFirst().array(), within(1e-6f));
    }
  }

  /** Lin et al., arXiv:1708.02002, written out. */
  @Test
  void theFocalLossCountsWhatIsRightAlreadyLess() throws Exception {
    try (var module = module(Compute.FLOAT32)) {
      var features =
          module
              .manager()
              .create(Formula.noise(1, 4 * 2560), new ai.djl.ndarray.types.Shape(4, 2560));
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
      var expected = exact.floats("suffix_0", pixels(exact));
      fast.mode(true, 0);
      var training = new Training(fast, network, 0);
      fast.mode(false, 0);

      assertThat(fast.floats("suffix_0", pixels(fast)))
          .containsExactly(expected, Offset.offset(0.05f * largest(expected)));
      var loss = training.step(pixels(fast), labels(fast), ADAMW, rates(0, 1e-4f));
      assertThat(loss.mean()).isFinite();
      assertThat(fast.list("state")).allMatch(t -> t.getDataType() == DataType.FLOAT32);
    }
  }

  @Test
  void writesTheSameBytesForTheSameNetwork() throws Exception {
    var one = folder.resolve("one.pt");
    var two = folder.resolve("two.pt");
    for (var file : List.of(one, two)) {
      TorchScriptWriter.write(
          file, network, Formula.weights(network), TorchModule.HALF, Compute.FLOAT32, Set.of(2));
    }

    assertThat(Files.mismatch(one, two)).isEqualTo(-1);
  }

  @Test
  void keepsNotesAsExtraFiles() throws Exception {
    var file = folder.resolve("notes.pt");
    TorchScriptWriter.write(
        file,
        network,
        Formula.weights(network),
        TorchModule.HALF,
        Compute.FLOAT32,
        Map.of("temperature", "1.7"));

    try (var zip = new ZipFile(file.toFile());
        var module = new TorchModule(file)) {
      var note = zip.getEntry(network.architecture() + "/extra/temperature");
      assertThat(zip.getInputStream(note)).hasContent("1.7");
      assertThat(module.floats("suffix_0", pixels(module))).isNotEmpty();
    }
  }

  @Test
  void refusesWeightsThatWereNotFitted() {
    var tensors = new LinkedHashMap<>(Formula.weights(network).tensors());
    tensors.remove("bn2.bias");

    assertThatThrownBy(
            () ->
                TorchScriptWriter.write(
                    folder.resolve("x.pt"),
                    network,
                    new Weights(tensors),
                    TorchModule.HALF,
                    Compute.FLOAT32,
                    Set.of()))
        .hasMessage("The weights do not fit tf_mobilenet_v2: bn2.bias [1280] is missing");
  }

  private Training.Loss step(TorchModule module, NDArray target) {
    var features = module.call("prefix_" + FEATURES, pixels(module));
    return new Training(module, network, FEATURES).step(features, target, ADAMW, 0.01f);
  }

  private TorchModule module(Compute compute) throws Exception {
    return TorchModule.of(network, Formula.weights(network), compute, folder);
  }

  private static NDArray pixels(TorchModule module) {
    return module.pixels(Formula.pixels(4, 64), 4, 64);
  }

  private static NDArray labels(TorchModule module) {
    return module.manager().create(new long[] {1, 0, 2, 1});
  }

  private float[] rates(int boundary, float rate) {
    var rates = new float[network.depth() + 1 - boundary];
    Arrays.fill(rates, rate);
    return rates;
  }

  private static List<FloatBuffer> floats(TorchModule module, String list) {
    return module.list(list).stream().map(t -> FloatBuffer.wrap(t.toFloatArray())).toList();
  }

  private static List<FloatBuffer> floats(Weights weights, List<String> names) {
    return names.stream().map(name -> FloatBuffer.wrap(weights.get(name).toFloats())).toList();
  }

  private static float largest(float[] values) {
    float largest = 0;
    for (float value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }
}
