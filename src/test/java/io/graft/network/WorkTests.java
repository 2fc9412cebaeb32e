package io.graft.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkTests {
  /**
   * Multiplications of the convolutions and the classifier, as their papers and torchvision say.
   */
  @ParameterizedTest
  @CsvSource({
    "resnet18, 1814073344",
    "resnet34, 3663761408",
    "resnet50, 4089184256",
    "mobilenet_v2, 300774272",
    "tf_mobilenet_v2, 300774272",
    "vgg16, 15470264320"
  })
  void countsWhatTheLiteratureCounts(String architecture, long macs) {
    var work = Architectures.named(architecture).forPictures(224).work();

    assertThat(work.stream().mapToLong(Work::macs).sum()).isEqualTo(macs);
  }
}
