package io.graft.backbone.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResamplerTests {
  static List<Golden.Resize> resizes() {
    return Golden.read().resizes();
  }

  static List<Golden.Prepared> prepared() {
    return Golden.read().prepared();
  }

  @ParameterizedTest
  @MethodSource("resizes")
  void resizesAsPillowDoes(Golden.Resize golden) {
    var picture = Drawing.of(golden.from().get(0), golden.from().get(1));

    var resized = picture.resize(golden.to().get(0), golden.to().get(1), golden.interpolation());

    Golden.assertWithin(
        1, resized, new Pixels(golden.to().get(0), golden.to().get(1), golden.rgb()));
  }

  @ParameterizedTest
  @MethodSource("prepared")
  void preparesAsTorchvisionDoes(Golden.Prepared golden) {
    var input =
        ImageInput.imagenet(
            golden.size(), (double) golden.size() / golden.shorter(), Interpolation.BICUBIC);

    var prepared = input.prepare(Drawing.of(golden.from().get(0), golden.from().get(1)));

    Golden.assertWithin(1, prepared, new Pixels(golden.size(), golden.size(), golden.rgb()));
  }

  @Test
  void preparesWhatResizingAndCroppingGive() {
    var input = ImageInput.halves(24, 0.875, Interpolation.BILINEAR);
    var picture = Drawing.of(50, 33);

    var prepared = input.prepare(picture);

    assertThat(prepared.rgb()).isEqualTo(input.resizeShorter(picture).centreCrop(24).rgb());
  }

  @Test
  void preparesAPictureOfAPixelsHeight() {
    var prepared = ImageInput.imagenet(8, 1, Interpolation.BICUBIC).prepare(Drawing.of(100_000, 1));

    assertThat(prepared.width()).isEqualTo(8);
    assertThat(prepared.height()).isEqualTo(8);
  }

  @Test
  void keepsAPictureThatHasItsSizeAlready() {
    var picture = Drawing.of(9, 6);

    assertThat(picture.resize(9, 6, Interpolation.BICUBIC).rgb()).isEqualTo(picture.rgb());
  }

  @Test
  void roundsTheShorterSide() {
    assertThat(ImageInput.imagenet(224, 0.875, Interpolation.BICUBIC).shorterSide()).isEqualTo(256);
    assertThat(ImageInput.imagenet(224, 224 / 232.0, Interpolation.BICUBIC).shorterSide())
        .isEqualTo(232);
  }

  @Test
  void mirrorsAndCrops() {
    var picture = new Pixels(3, 1, new byte[] {1, 1, 1, 2, 2, 2, 3, 3, 3});

    assertThat(picture.mirrored().rgb()).containsExactly(3, 3, 3, 2, 2, 2, 1, 1, 1);
    assertThat(picture.crop(1, 0, 1, 1).rgb()).containsExactly(2, 2, 2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> picture.crop(1, 0, 3, 1))
        .withMessage("a crop of 3 × 1 pixels at 1, 0 does not fit into a picture of 3 × 1");
  }

  @Test
  void saysWhatIsWrongWithAnInput() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ImageInput.imagenet(0, 1, Interpolation.BICUBIC))
        .withMessage("size must be from 1 to 4096 pixels, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ImageInput.imagenet(224, 1.5, Interpolation.BICUBIC))
        .withMessage("cropFraction must be above 0 and at most 1, was 1.5");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new ImageInput(8, 1, Interpolation.NEAREST, List.of(0.0), List.of(1.0, 1.0, 1.0)))
        .withMessageContaining("three values");
  }
}
