package io.graft.inference;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.graft.backbone.input.Pixels;
import io.graft.network.ActivationFunction;
import io.graft.network.Formula;
import io.graft.network.Head;
import io.graft.network.Layer;
import io.graft.network.Layer.Activation;
import io.graft.network.Layer.BatchNorm2d;
import io.graft.network.Layer.Conv2d;
import io.graft.network.Network;
import io.graft.network.Normalization;
import io.graft.network.Padding;
import io.graft.network.Pooling;
import io.graft.network.Stage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds gradients and heat against PyTorch's, made by {@code src/test/python/grad_cam_golden.py}.
 */
class GradCamTests {
  private static final int SIZE = 16;
  private static final Normalization HALF =
      new Normalization(List.of(0.5, 0.5, 0.5), List.of(0.5, 0.5, 0.5));

  record Golden(
      Pooling pooling,
      List<Integer> hidden,
      ActivationFunction activation,
      List<Double> logits,
      List<OfClass> classes) {
    Head head() {
      return hidden.isEmpty()
          ? new Head.Linear(pooling, 0.1, 3)
          : new Head.Mlp(pooling, hidden, activation, 0.1, 3);
    }

    @Override
    public String toString() {
      return "%s %s %s".formatted(pooling, hidden, activation);
    }
  }

  record OfClass(List<Double> gradient, List<Double> heat) {}

  static List<Golden> heads() throws IOException {
    // as enums, not as the API writes them
    try (var file = requireNonNull(GradCamTests.class.getResourceAsStream("grad_cam.json"))) {
      var cases = JsonMapper.shared().readTree(file);
      return cases.values().stream()
          .map(
              one ->
                  new Golden(
                      Pooling.valueOf(one.path("pooling").asString()),
                      list(one.path("hidden"), new TypeReference<>() {}),
                      ActivationFunction.valueOf(one.path("activation").asString()),
                      list(one.path("logits"), new TypeReference<>() {}),
                      list(one.path("classes"), new TypeReference<>() {})))
          .toList();
    }
  }

  private static <T> List<T> list(
      tools.jackson.databind.JsonNode node, TypeReference<List<T>> type) {
    return JsonMapper.shared().convertValue(node, type);
  }

  private static Network network(Head head) {
    var stem =
        Layer.sequence(
            new Conv2d("conv1", 3, 4, 3, 2, Padding.SYMMETRIC, 1, false),
            new BatchNorm2d("bn1", 4, 1e-5, 0.1),
            new Activation(ActivationFunction.RELU));
    var last =
        Layer.sequence(
            new Conv2d("conv2", 4, 6, 3, 2, Padding.SYMMETRIC, 1, true),
            new Activation(ActivationFunction.SILU));
    var stages = List.of(new Stage("stem", stem), new Stage("last", last));
    return new Network("toy", stages, 6, "fc", head, SIZE);
  }

  @ParameterizedTest
  @MethodSource("heads")
  void agreesWithAutograd(Golden golden) throws Exception {
    var network = network(golden.head());
    var weights = Formula.weights(network);
    var head = HeadPass.of(network, weights);

    try (var stages = FeatureExtractor.load(network, weights, HALF, 1)) {
      var map = stages.run(new Pixels(SIZE, SIZE, Formula.pixels(1, SIZE)));
      var forward = head.forward(map);

      assertThat(forward.logits()).containsExactly(array(golden.logits), within(1e-5));
      for (int label = 0; label < 3; label++) {
        var expected = golden.classes.get(label);
        var gradient = head.gradient(forward, label);
        var heat = HeatMap.gradCam(map, gradient);

        assertThat(gradient).containsExactly(array(expected.gradient), within(1e-6));
        assertThat(flat(heat)).containsExactly(array(expected.heat), within(1e-4));
      }
    }
  }

  @Test
  void thereAreHeadsOfEveryPoolingWithHeatInEach() throws Exception {
    assertThat(heads()).extracting(Golden::pooling).contains(Pooling.values());
    assertThat(heads()).extracting(Golden::activation).contains(ActivationFunction.values());
    assertThat(heads())
        .allSatisfy(
            golden ->
                assertThat(golden.classes).anySatisfy(one -> assertThat(one.heat()).contains(1.0)));
  }

  @Test
  void positionsThatShareTheMaximumShareItsGradient() {
    var map = new FeatureMap(1, 2, 2, new float[] {1, 3, 3, 0});

    assertThat(Pool.gradient(Pooling.MAX, map, new double[] {1})).containsExactly(0, 0.5, 0.5, 0);
  }

  @Test
  void heatIsNothingWhereNothingSpeaksForTheClass() {
    var map = new FeatureMap(1, 1, 2, new float[] {1, 2});

    assertThat(flat(HeatMap.gradCam(map, new double[] {-1, -1}))).containsExactly(0, 0);
    assertThat(flat(HeatMap.gradCam(map, new double[] {1, 1}))).containsExactly(0.5, 1);
  }

  @ParameterizedTest // Python's math.erf
  @CsvSource({
    "0, 0",
    "1e-9, 1.1283791670955127e-9",
    "0.5, 0.5204998778130465",
    "-1, -0.8427007929497149",
    "2, 0.9953222650189527",
    "3, 0.9999779095030014",
    "-7, -1"
  })
  void knowsTheErrorFunction(double x, double erf) {
    assertThat(ActivationSlope.erf(x)).isEqualTo(erf, within(4e-16));
  }

  private static double[] flat(HeatMap heat) {
    return Arrays.stream(heat.rows())
        .flatMapToDouble(
            row -> java.util.stream.IntStream.range(0, row.length).mapToDouble(i -> row[i]))
        .toArray();
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
