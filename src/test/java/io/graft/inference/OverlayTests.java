package io.graft.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.graft.backbone.input.Pixels;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverlayTests {
  private static final Pixels BLACK = new Pixels(32, 32, new byte[3 * 32 * 32]);

  private static BufferedImage drawn(float[][] heat) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(Overlay.png(BLACK, new HeatMap(heat))));
  }

  @Test
  void isAsLargeAsThePictureAndBrightWhereItIsHot() throws Exception {
    var image = drawn(new float[][] {{1, 0}, {0, 0}});

    assertThat(image.getWidth()).isEqualTo(32);
    assertThat(image.getHeight()).isEqualTo(32);
    assertThat(new Color(image.getRGB(0, 0))).isEqualTo(new Color(0xFC / 2, 0xFF / 2, 0xA4 / 2));
    assertThat(new Color(image.getRGB(31, 31))).isEqualTo(new Color(0, 0, 2));
  }

  @Test
  void growsSmoothly() throws Exception {
    var image = drawn(new float[][] {{0, 1}});

    for (int x = 1; x < 32; x++) {
      int step = image.getRaster().getSample(x, 9, 1) - image.getRaster().getSample(x - 1, 9, 1);
      assertThat(step).isBetween(0, 32);
    }
  }

  /** Matplotlib's inferno has 256 colours; straight lines between ten stay close. */
  @ParameterizedTest
  @CsvSource({"0, 0, 0, 4", "128, 188, 55, 84", "255, 252, 255, 164"})
  void hasTheColoursOfInferno(int level, int red, int green, int blue) {
    var colour = new Color(Inferno.colour(level));

    assertThat(Math.abs(colour.getRed() - red)).isLessThanOrEqualTo(3);
    assertThat(Math.abs(colour.getGreen() - green)).isLessThanOrEqualTo(3);
    assertThat(Math.abs(colour.getBlue() - blue)).isLessThanOrEqualTo(3);
  }
}
