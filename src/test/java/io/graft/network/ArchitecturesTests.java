package io.graft.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitecturesTests {

  @ParameterizedTest
  @CsvSource({
    "resnet18, 11689512, 512, fc",
    "resnet18_050, 3052040, 256, fc",
    "resnet34, 21797672, 512, fc",
    "resnet50, 25557032, 2048, fc",
    "mobilenet_v2, 3504872, 1280, classifier",
    "tf_mobilenet_v2, 3504872, 1280, classifier"
  })
  void haveThePublishedSizes(String name, long parameters, int features, String classifier) {
    var network = Architectures.named(name);

    assertThat(IntStream.rangeClosed(0, network.depth()).mapToLong(network::stageParameters).sum())
        .isEqualTo(parameters);
    assertThat(network.features()).isEqualTo(features);
    assertThat(network.stateNames()).doesNotHaveDuplicates();
    assertThat(network.parameterNames(network.depth()))
        .containsExactly(classifier + ".weight", classifier + ".bias");
  }

  @Test
  void haveTheHeadOfVggWithThePublishedNames() {
    var network = Architectures.named("vgg16");

    assertThat(IntStream.rangeClosed(0, network.depth()).mapToLong(network::stageParameters).sum())
        .isEqualTo(138_357_544);
    assertThat(network.stages())
        .extracting(Stage::name)
        .containsExactly("block1", "block2", "block3", "block4", "block5");
    assertThat(network.tensors(0))
        .extracting(tensor -> tensor.name() + " " + tensor.shape())
        .containsExactly(
            "features.0.weight [64, 3, 3, 3]",
            "features.0.bias [64]",
            "features.2.weight [64, 64, 3, 3]",
            "features.2.bias [64]");
    assertThat(network.stateNames(4)).contains("features.24.weight", "features.28.bias");
    assertThat(network.tensors(network.depth()))
        .extracting(tensor -> tensor.name() + " " + tensor.shape())
        .containsExactly(
            "classifier.0.weight [4096, 25088]",
            "classifier.0.bias [4096]",
            "classifier.3.weight [4096, 4096]",
            "classifier.3.bias [4096]",
            "classifier.6.weight [1000, 4096]",
            "classifier.6.bias [1000]");
  }

  /** As many as PyTorch's layers make of such pictures. */
  @ParameterizedTest
  @CsvSource({
    "vgg16, 224, 25088",
    "vgg16, 64, 2048",
    "vgg16, 63, 512",
    "vgg16, 32, 512",
    "resnet18, 224, 25088",
    "resnet18, 225, 32768",
    "resnet50, 32, 2048",
    "mobilenet_v2, 224, 62720",
    "mobilenet_v2, 225, 81920",
    "tf_mobilenet_v2, 225, 81920",
    "tf_mobilenet_v2, 1, 1280"
  })
  void flattenWhatIsLeftOfAPicture(String name, int size, int features) {
    var flat = new Head.Linear(Pooling.FLATTEN, 0, 2);

    assertThat(Architectures.named(name).forPictures(size).withHead(flat).features())
        .isEqualTo(features);
  }

  @Test
  void refusePicturesOfWhichNothingIsLeft() {
    assertThatThrownBy(() -> Architectures.named("vgg16").forPictures(31))
        .hasMessage(
            "vgg16 makes nothing of pictures of 31 pixels a side; it takes them from 32 on");
  }

  @Test
  void knowWhichStageATensorBelongsTo() {
    var network = Architectures.named("resnet50");

    assertThat(network.stages())
        .extracting(Stage::name)
        .containsExactly("stem", "layer1", "layer2", "layer3", "layer4");
    assertThat(network.stageOf("conv1.weight")).isZero();
    assertThat(network.stageOf("layer2.0.downsample.1.running_mean")).isEqualTo(2);
    assertThat(network.stageOf("fc.bias")).isEqualTo(5);
    assertThatThrownBy(() -> network.stageOf("fc.scale"))
        .hasMessage("resnet50 has no tensor fc.scale");
  }

  @Test
  void takeAnotherHead() {
    var head = new Head.Mlp(Pooling.AVG_MAX, List.of(64, 32), ActivationFunction.RELU, 0.2, 5);

    var network = Architectures.named("mobilenet_v2").withHead(head);

    assertThat(network.tensors(network.depth()))
        .extracting(tensor -> tensor.name() + " " + tensor.shape())
        .containsExactly(
            "classifier.0.weight [64, 2560]",
            "classifier.0.bias [64]",
            "classifier.3.weight [32, 64]",
            "classifier.3.bias [32]",
            "classifier.6.weight [5, 32]",
            "classifier.6.bias [5]");
  }

  @Test
  void listWhatThereIsWhenANameIsUnknown() {
    assertThatThrownBy(() -> Architectures.named("resnet19"))
        .hasMessage(
            "There is no architecture 'resnet19'; there are mobilenet_v2, resnet18, resnet18_050,"
                + " resnet34, resnet50, tf_mobilenet_v2, vgg16");
  }

  @Test
  void refuseAHeadWithoutClasses() {
    assertThatThrownBy(() -> Head.linear(0)).hasMessage("classes must be at least 1, was 0");
  }
}
