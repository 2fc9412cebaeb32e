package io.graft.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.DataType;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TorchScriptTests {
  private final Network network =
      Architectures.named("tf_mobilenet_v2").withHead(TorchModule.HIDDEN_LAYER);

  @TempDir Path folder;

  @Test
  void computesTheSameInPartsAsAWhole() throws Exception {
    try (var module = module(Compute.FLOAT32)) {
      var pixels = module.fourPictures();
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
      assertThat(module.buffers("state")).isEqualTo(floats(weights, network.stateNames()));
      assertThat(module.buffers("parameters_4"))
          .isEqualTo(floats(weights, network.parameterNames(4)));
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
      assertThat(module.floats("suffix_0", module.fourPictures())).isNotEmpty();
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

  private TorchModule module(Compute compute) throws Exception {
    return TorchModule.of(network, Formula.weights(network), compute, folder);
  }

  private static List<FloatBuffer> floats(Weights weights, List<String> names) {
    return names.stream().map(name -> FloatBuffer.wrap(weights.get(name).toFloats())).toList();
  }
}
