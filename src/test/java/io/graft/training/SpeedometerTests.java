package io.graft.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.graft.backbone.input.ImageInput;
import io.graft.backbone.input.Interpolation;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SpeedometerTests {
  @Test
  void measuresEveryPartOfATraining() throws IOException {
    var input = ImageInput.imagenet(64, 1, Interpolation.BILINEAR);

    var speed = Speedometer.measure("mobilenet_v2", input, "cpu");

    assertThat(speed.architecture()).isEqualTo("mobilenet_v2");
    assertThat(speed.size()).isEqualTo(64);
    assertThat(speed.frozen()).isPositive();
    assertThat(speed.step()).isGreaterThan(speed.headStep());
    assertThat(speed.headStep()).isPositive();
    assertThat(speed.load()).isPositive();
    assertThat(speed.decode()).isPositive();
    assertThat(speed.draw()).isPositive();
  }
}
