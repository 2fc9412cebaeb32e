package io.graft.training;

import static io.graft.training.AugmentationGolden.FILL;
import static io.graft.training.AugmentationGolden.assertWithin;
import static io.graft.training.AugmentationGolden.picture;
import static org.assertj.core.api.Assertions.assertThat;

import io.graft.backbone.input.Pixels;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each operation at a given strength, against torchvision on Pillow's pictures. */
class PictureOperationsTests {
  static List<AugmentationGolden.Change> changes() {
    return AugmentationGolden.read().changes();
  }

  static List<AugmentationGolden.Moved> movements() {
    return AugmentationGolden.read().movements();
  }

  static List<AugmentationGolden.Operation> operations() {
    return AugmentationGolden.read().operations();
  }

  @ParameterizedTest
  @MethodSource("changes")
  void coloursChangeAsTorchvisionChangesThem(AugmentationGolden.Change golden) {
    var changed =
        switch (golden.kind()) {
          case BRIGHTNESS -> Levels.brightness(golden.amount()).apply(picture());
          case CONTRAST ->
              Levels.contrast(golden.amount(), Colours.meanGrey(picture())).apply(picture());
          case SATURATION -> Colours.saturated(picture(), golden.amount());
          case HUE -> Colours.turned(picture(), golden.amount());
        };

    assertWithin(1, changed, golden.rgb());
  }

  @ParameterizedTest
  @MethodSource("movements")
  void movesAsTorchvisionMoves(AugmentationGolden.Moved golden) {
    var m = golden.movement();
    var movement = new Movement(m.get(0), m.get(1), m.get(2), m.get(3), m.get(4), m.get(5));

    var moved = movement.backwards(picture().width(), picture().height()).apply(picture(), FILL);

    assertWithin(1, moved, golden.rgb());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void operatesAsTorchvisionsRandAugment(AugmentationGolden.Operation golden) {
    var changed = golden.operation().apply(picture(), golden.strength(), FILL);

    assertWithin(1, changed, golden.rgb());
  }

  @Test
  void aPictureOfOneColourSurvivesEveryOperation() {
    var grey = new Pixels(5, 4, new byte[60]);

    for (var operation : RandomOperation.values()) {
      assertThat(operation.apply(grey, 1, 0).rgb()).as(operation.name()).hasSize(60);
    }
  }

  @Test
  void erasesARectangleOfTwoToAThirdOfTheArea() {
    var grey = new Pixels(100, 80, new byte[24_000]);

    for (int seed = 0; seed < 50; seed++) {
      var erased = Erasing.apply(grey, 1, new SplittableRandom(seed)).rgb();
      long changed = IntStream.range(0, erased.length).filter(i -> erased[i] != 0).count();
      assertThat(changed / 24_000.0).isBetween(0.015, 0.345);
    }
    assertThat(Erasing.apply(grey, 0, new SplittableRandom(1))).isSameAs(grey);
  }
}
