package io.graft.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.foreign.MemorySegment;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightsTests {
  private static final Network network = Architectures.named("resnet18");
  private static final Weights weights = new Initializer(7).network(network);

  @Test
  void fitTheNetworkTheyWereMadeFor() {
    assertThat(weights.fit(network).names()).isEqualTo(network.stateNames());
  }

  @Test
  void fitInWhateverOrderAndWithBatchCounts() {
    var tensors = new LinkedHashMap<String, Tensor>();
    weights.tensors().reversed().forEach(tensors::put);
    tensors.put(
        "bn1.num_batches_tracked",
        new Tensor(ElementType.I64, Shape.of(), MemorySegment.ofArray(new byte[8])));

    assertThat(new Weights(tensors).fit(network).names()).isEqualTo(network.stateNames());
  }

  @Test
  void fitTheStagesOfANetworkForOtherClasses() {
    var fitted = weights.fitStages(network.withHead(Head.linear(3)));

    assertThat(fitted.names()).contains("conv1.weight").doesNotContain("fc.weight");
  }

  /** A VGG network of torchvision has its head under one name, one of timm under two others. */
  @ParameterizedTest
  @ValueSource(strings = {"classifier.6.weight", "pre_logits.fc1.weight", "head.fc.bias"})
  void fitTheStagesWhateverTheHeadWas(String head) {
    var vgg16 = Architectures.named("vgg16").withHead(Head.linear(3));
    var tensors = new LinkedHashMap<>(new Initializer(7).network(vgg16).tensors());
    tensors.put(head, Tensor.floats(Shape.of(2), 1, 1));

    assertThat(new Weights(tensors).fitStages(vgg16).names())
        .hasSize(26)
        .allMatch(name -> name.startsWith("features."));
  }

  @Test
  void sayWhichTensorIsOfAnotherShape() {
    assertThatThrownBy(() -> weights.fit(network.withHead(Head.linear(3))))
        .isInstanceOf(WeightsDoNotFit.class)
        .hasMessage(
            "The weights do not fit resnet18: fc.weight: expected [3, 512], got [1000, 512];"
                + " fc.bias: expected [3], got [1000]");
  }

  @Test
  void sayWhatIsMissingAndWhatIsUnexpected() {
    var tensors = new LinkedHashMap<>(weights.tensors());
    tensors.remove("bn1.running_var");
    tensors.put("bn9.weight", Tensor.floats(Shape.of(2), 1, 1));

    var problem =
        catchThrowableOfType(WeightsDoNotFit.class, () -> new Weights(tensors).fit(network));

    assertThat(problem.problems())
        .containsExactly("bn1.running_var [64] is missing", "bn9.weight [2] is unexpected");
  }

  @Test
  void countTheProblemsTheyDoNotShow() {
    assertThatThrownBy(() -> weights.fitStages(Architectures.named("mobilenet_v2")))
        .hasMessageContaining("conv_stem.weight [32, 3, 3, 3] is missing")
        .hasMessageMatching(".*; and \\d+ more");
  }

  @Test
  void areReadAsFloat32() {
    var half = MemorySegment.ofArray(new short[] {Float.floatToFloat16(1.5f), (short) 0x3c00});
    var bfloat = MemorySegment.ofArray(new short[] {(short) 0x3fc0, (short) 0xc000});
    var wide = MemorySegment.ofArray(new double[] {0.1, -2});

    assertThat(new Tensor(ElementType.F16, Shape.of(2), half).toFloats()).containsExactly(1.5f, 1);
    assertThat(new Tensor(ElementType.BF16, Shape.of(2), bfloat).toFloats())
        .containsExactly(1.5f, -2);
    assertThat(new Tensor(ElementType.F64, Shape.of(2), wide).toFloats()).containsExactly(0.1f, -2);
  }

  @Test
  void areIdentifiedByNamesShapesAndBytes() {
    var tensor = Tensor.floats(Shape.of(2), 1, 2);
    var one = weightsOf("a", tensor);

    assertThat(one.sha256()).isEqualTo(weightsOf("a", Tensor.floats(Shape.of(2), 1, 2)).sha256());
    assertThat(
            List.of(
                weightsOf("b", tensor).sha256(),
                weightsOf("a", Tensor.floats(Shape.of(2, 1), 1, 2)).sha256(),
                weightsOf("a", Tensor.floats(Shape.of(2), 1, 3)).sha256()))
        .doesNotContain(one.sha256())
        .doesNotHaveDuplicates();
  }

  private static Weights weightsOf(String name, Tensor tensor) {
    var tensors = new LinkedHashMap<String, Tensor>();
    tensors.put(name, tensor);
    return new Weights(tensors);
  }
}
