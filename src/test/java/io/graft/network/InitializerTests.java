package io.graft.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class InitializerTests {
  private final Network network = Architectures.named("mobilenet_v2").withHead(Head.linear(20));

  @Test
  void givesTheSameNumbersForTheSameSeed() {
    var weights = new Initializer(1).network(network);

    assertThat(new Initializer(1).network(network).sha256()).isEqualTo(weights.sha256());
    assertThat(new Initializer(2).network(network).sha256()).isNotEqualTo(weights.sha256());
    assertThat(weights.sha256(network.stateNames(network.depth())))
        .isEqualTo(new Initializer(1).head(network).sha256());
  }

  @Test
  void spreadsAsTimmDoes() {
    var weights = new Initializer(3).network(network);

    assertThat(deviation(weights, "blocks.5.2.conv_dw.weight")).isCloseTo(0.471, within(0.01));
    assertThat(deviation(weights, "conv_head.weight")).isCloseTo(0.0395, within(0.001));
    assertThat(deviation(weights, "classifier.weight")).isCloseTo(0.01614, within(0.001));
    assertThat(weights.get("bn1.weight").toFloats()).containsOnly(1);
    assertThat(weights.get("bn1.bias").toFloats()).containsOnly(0);
  }

  @Test
  void startsConvolutionsWithBiasesAsVggNetworksDo() {
    var weights = new Initializer(3).network(Architectures.named("vgg16").withHead(Head.linear(2)));

    assertThat(deviation(weights, "features.7.weight")).isCloseTo(0.0417, within(0.001));
    assertThat(weights.get("features.7.bias").toFloats()).containsOnly(0);
  }

  private static double deviation(Weights weights, String name) {
    double squares = 0;
    var values = weights.get(name).toFloats();
    for (float value : values) {
      squares += value * value;
    }
    return Math.sqrt(squares / values.length);
  }
}
