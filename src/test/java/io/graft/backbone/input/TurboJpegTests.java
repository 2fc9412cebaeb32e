package io.graft.backbone.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TurboJpegTests {
  private TurboJpeg turbo;

  static List<Golden.Picture> jpegs() {
    return Golden.read().pictures().stream()
        .filter(picture -> picture.name().startsWith("jpeg"))
        .filter(picture -> JpegColour.of(picture.file()).isLight())
        .toList();
  }

  @BeforeEach
  void findTheLibrary() {
    Assumptions.assumeTrue(
        TurboJpeg.found().isPresent(), "there is no libturbojpeg here: install it to test this");
    turbo = TurboJpeg.found().orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("jpegs")
  void decodesToTheBytesOfTheJdk(Golden.Picture picture) throws Exception {
    assertDecodesAlike(picture.file());
  }

  @ParameterizedTest
  @CsvSource({"1,1,0.9", "17,33,0.3", "640,427,0.75", "333,512,0.95", "800,1,0.5"})
  void decodesNoisyPicturesToTheBytesOfTheJdk(int width, int height, float quality)
      throws Exception {
    assertDecodesAlike(jpeg(width, height, quality));
  }

  private void assertDecodesAlike(byte[] jpeg) throws Exception {
    var expected = new Pictures().stored(PictureFormat.JPEG, jpeg, JpegColour.of(jpeg));

    var decoded = turbo.decode(jpeg, Pictures.DEFAULT_MAX_PIXELS).orElseThrow();

    assertThat(decoded.width()).isEqualTo(expected.width());
    assertThat(decoded.rgb()).isEqualTo(expected.rgb());
  }

  @Test
  void leavesToTheJdkWhatItHasToRefuse() throws Exception {
    var jpeg = jpeg(64, 48, 0.8f);

    assertThat(turbo.decode(Arrays.copyOf(jpeg, jpeg.length / 2), 1_000_000)).isEmpty();
    assertThat(turbo.decode(new byte[100], 1_000_000)).isEmpty();
    assertThat(turbo.decode(jpeg, 64 * 48 - 1)).isEmpty();
    assertThat(turbo.decode(jpeg, 64 * 48)).isPresent();
  }

  private static byte[] jpeg(int width, int height, float quality) throws IOException {
    var random = new Random(width);
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, x * 0x01_02_03 + y * 0x03_01_00 + random.nextInt(0x20) * 0x01_01_01);
      }
    }
    var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    var setting = writer.getDefaultWriteParam();
    setting.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    setting.setCompressionQuality(quality);
    var bytes = new ByteArrayOutputStream();
    try (var out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), setting);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
