package io.graft.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OnnxWriterTests {
  private static final int SIZE = 64;
  private static final List<String> CLASSES = List.of("ant", "bee", "\"é\"");
  private static final OrtEnvironment ENVIRONMENT = OrtEnvironment.getEnvironment();

  @TempDir Path folder;

  static Stream<Network> networks() {
    return Stream.of(
        Architectures.named("resnet18").withHead(Head.linear(3)),
        Architectures.named("resnet50").withHead(new Head.Linear(Pooling.MAX, 0.5, 3)),
        Architectures.named("mobilenet_v2").withHead(Head.linear(3)),
        Architectures.named("mobilenet_v2")
            .forPictures(SIZE)
            .withHead(new Head.Linear(Pooling.FLATTEN, 0, 3)),
        Architectures.named("vgg16")
            .forPictures(SIZE)
            .withHead(new Head.Mlp(Pooling.FLATTEN, List.of(16), ActivationFunction.RELU, 0.5, 3)),
        Architectures.named("tf_mobilenet_v2").withHead(mlp(ActivationFunction.GELU)),
        Architectures.named("tf_mobilenet_v2").withHead(mlp(ActivationFunction.SILU)),
        Architectures.named("tf_mobilenet_v2").withHead(mlp(ActivationFunction.TANH)));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void agreesWithTorchScript(Network network) throws Exception {
    var weights = Formula.weights(network);

    try (var session = session(network, weights);
        var module = TorchModule.of(network, weights, Compute.FLOAT32, folder)) {
      for (int count : new int[] {1, 3}) {
        var pixels = Formula.pixels(count, SIZE);
        var expected = module.floats("suffix_0", module.pixels(pixels, count, SIZE));

        try (var answer = run(session, pixels, count)) {
          var logits = (float[][]) value(answer, "logits");
          var probabilities = (float[][]) value(answer, "probabilities");
          var labels = (String[]) value(answer, "label");

          assertThat(labels).hasSize(count);
          for (int i = 0; i < count; i++) {
            assertThat(logits[i])
                .containsExactly(
                    new float[] {expected[3 * i], expected[3 * i + 1], expected[3 * i + 2]},
                    Closeness.within(1e-4, expected));
            assertThat(probabilities[i]).containsExactly(softmax(logits[i]), within(1e-6f));
            assertThat(labels[i]).isEqualTo(CLASSES.get(likeliest(logits[i])));
          }
        }
      }
    }
  }

  @Test
  void dividesByTheTemperatureForProbabilitiesOnly() throws Exception {
    var network = Architectures.named("mobilenet_v2").withHead(Head.linear(3));
    var weights = Formula.weights(network);
    var pixels = Formula.pixels(2, SIZE);

    try (var plain = session(network, weights);
        var expected = run(plain, pixels, 2);
        var cooled = session(network, weights, 1.7);
        var answer = run(cooled, pixels, 2)) {
      var logits = (float[][]) value(answer, "logits");
      var probabilities = (float[][]) value(answer, "probabilities");

      assertThat(logits).isDeepEqualTo((float[][]) value(expected, "logits"));
      for (int i = 0; i < 2; i++) {
        assertThat(probabilities[i]).containsExactly(softmax(logits[i], 1.7), within(1e-6f));
        assertThat(probabilities[i]).isNotEqualTo(softmax(logits[i]));
      }
    }
  }

  @Test
  void givesEachClassOfAMultiLabelTaskItsOwnProbability() throws Exception {
    var network = Architectures.named("mobilenet_v2").withHead(Head.linear(3));

    try (var session = session(network, Formula.weights(network), Task.MULTI_LABEL, 1.7);
        var answer = run(session, Formula.pixels(2, SIZE), 2)) {
      var logits = (float[][]) value(answer, "logits");
      var probabilities = (float[][]) value(answer, "probabilities");

      for (int i = 0; i < 2; i++) {
        var expected = new float[3];
        for (int c = 0; c < 3; c++) {
          expected[c] = (float) (1 / (1 + Math.exp(-logits[i][c] / 1.7)));
        }
        assertThat(probabilities[i]).containsExactly(expected, within(1e-6f));
      }
    }
  }

  @Test
  void refusesATemperatureThatIsNone() {
    assertThatThrownBy(
            () -> new ImageSignature(SIZE, TorchModule.HALF, Task.CLASSIFICATION, CLASSES, 0))
        .hasMessage("temperature must be a number above 0, was 0.0");
  }

  @Test
  void notesTheClassNamesInTheMetadata() throws Exception {
    var network = Architectures.named("mobilenet_v2").withHead(Head.linear(3));

    try (var session = session(network, Formula.weights(network))) {
      assertThat(session.getMetadata().getCustomMetadata())
          .containsOnly(
              Map.entry("classes", "[\"ant\",\"bee\",\"\\\"é\\\"\"]"),
              Map.entry("licence", "Apache-2.0"));
    }
  }

  @Test
  void refusesAHeadThatFlattensPicturesOfAnotherSize() {
    var flat = new Head.Linear(Pooling.FLATTEN, 0, 3);
    var network = Architectures.named("mobilenet_v2").forPictures(2 * SIZE).withHead(flat);

    assertThatThrownBy(() -> session(network, Formula.weights(network)))
        .hasMessage(
            "The weights do not fit mobilenet_v2:"
                + " classifier.weight: expected [3, 5120], got [3, 20480]");
  }

  @Test
  void refusesClassNamesThatAreNotTheHeads() {
    var network = Architectures.named("mobilenet_v2").withHead(Head.linear(4));

    assertThatThrownBy(() -> session(network, Formula.weights(network)))
        .hasMessage("The head has 4 classes, but there are 3 class names");
  }

  private OrtSession session(Network network, Weights weights) throws Exception {
    return session(network, weights, 1);
  }

  private OrtSession session(Network network, Weights weights, double temperature)
      throws Exception {
    return session(network, weights, Task.CLASSIFICATION, temperature);
  }

  private OrtSession session(Network network, Weights weights, Task task, double temperature)
      throws Exception {
    var file = folder.resolve(network.architecture() + ".onnx");
    var signature = new ImageSignature(SIZE, TorchModule.HALF, task, CLASSES, temperature);
    OnnxWriter.write(file, network, weights, signature, Map.of("licence", "Apache-2.0"));
    return ENVIRONMENT.createSession(file.toString());
  }

  private static OrtSession.Result run(OrtSession session, byte[] pixels, int count)
      throws OrtException {
    var buffer = ByteBuffer.allocateDirect(pixels.length).order(ByteOrder.nativeOrder());
    buffer.put(pixels).flip();
    long[] shape = {count, SIZE, SIZE, 3};
    try (var image = OnnxTensor.createTensor(ENVIRONMENT, buffer, shape, OnnxJavaType.UINT8)) {
      return session.run(Map.of("image", image));
    }
  }

  private static Object value(OrtSession.Result answer, String output) throws OrtException {
    return answer.get(output).orElseThrow().getValue();
  }

  private static Head mlp(ActivationFunction activation) {
    return new Head.Mlp(Pooling.AVG_MAX, List.of(16), activation, 0.1, 3);
  }

  private static float[] softmax(float[] logits) {
    return softmax(logits, 1);
  }

  private static float[] softmax(float[] logits, double temperature) {
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp(logit / temperature);
    }
    var shares = new float[logits.length];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = (float) (Math.exp(logits[i] / temperature) / sum);
    }
    return shares;
  }

  private static int likeliest(float[] logits) {
    int likeliest = 0;
    for (int i = 1; i < logits.length; i++) {
      likeliest = logits[i] > logits[likeliest] ? i : likeliest;
    }
    return likeliest;
  }
}
