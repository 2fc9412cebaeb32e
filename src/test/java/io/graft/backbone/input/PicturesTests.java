package io.graft.backbone.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PicturesTests {
  private final Pictures pictures = new Pictures();

  static List<Golden.Picture> goldens() {
    return Golden.read().pictures();
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void decodesAsPillowDoes(Golden.Picture golden) throws Exception {
    var decoded = pictures.decode(golden.file());

    if (golden.name().equals("webp")) { // lossy, and its chroma is smoothed differently
      assertThat(Golden.differences(decoded, golden.pixels()).getAverage()).isLessThan(4);
    } else {
      Golden.assertWithin(0, decoded, golden.pixels());
    }
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void readsTheUprightSizeFromTheHeader(Golden.Picture golden) throws Exception {
    var header = pictures.header(golden.file());

    assertThat(header.width()).isEqualTo(golden.width());
    assertThat(header.height()).isEqualTo(golden.height());
    assertThat(golden.name()).startsWith(header.format().name().toLowerCase(Locale.ROOT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "png", "webp", "bmp", "gif", "jpeg-cmyk", "webp-lossless"})
  void refusesAPictureCutShort(String name) {
    byte[] file = Golden.file(name);

    assertThatExceptionOfType(UnreadablePicture.class)
        .isThrownBy(() -> pictures.decode(Arrays.copyOf(file, file.length * 3 / 4)));
  }

  @Test
  void refusesText() {
    assertThatExceptionOfType(UnreadablePicture.class)
        .isThrownBy(() -> pictures.decode("once upon a time\n".getBytes(StandardCharsets.UTF_8)))
        .withMessage(
            "is not a picture: it begins with \"once upon a \"; JPEG, PNG, WebP, BMP and GIF are read");
    assertThatExceptionOfType(UnreadablePicture.class)
        .isThrownBy(() -> pictures.header(new byte[0]))
        .withMessage("is empty");
  }

  @Test
  void refusesAHugePictureFromItsHeader() {
    byte[] huge = pngHeader(30_000, 30_000);

    assertThatExceptionOfType(UnreadablePicture.class)
        .isThrownBy(() -> pictures.header(huge))
        .withMessage(
            "has 30,000 × 30,000 pixels, at most 100,000,000 pixels are read; make it smaller");
    assertThatExceptionOfType(UnreadablePicture.class).isThrownBy(() -> pictures.decode(huge));
  }

  @Test
  void refusesAHugeJpegFromItsHeader() {
    byte[] jpeg = Golden.file("jpeg");
    int frame = indexOf(jpeg, new byte[] {(byte) 0xFF, (byte) 0xC0});
    ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) 60_000).putShort(frame + 7, (short) 60_000);

    assertThatExceptionOfType(UnreadablePicture.class)
        .isThrownBy(() -> pictures.decode(jpeg))
        .withMessageStartingWith("has 60,000 × 60,000 pixels");
  }

  @Test
  void readsPicturesUpToTheLimit() throws Exception {
    assertThat(new Pictures(19 * 13).header(Golden.file("png")).pixels()).isEqualTo(19 * 13);
    assertThatExceptionOfType(UnreadablePicture.class)
        .isThrownBy(() -> new Pictures(19 * 13 - 1).header(Golden.file("png")));
  }

  @Test
  void survivesDamageAnywhere() {
    var random = new Random(7);
    for (var golden : goldens()) {
      for (int i = 0; i < 40; i++) {
        byte[] damaged = golden.file().clone();
        for (int hits = 0; hits < 3; hits++) {
          damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }
        try {
          assertThat(new Pictures(1_000_000).decode(damaged)).isNotNull();
        } catch (UnreadablePicture e) {
          assertThat(e).hasMessageMatching("(?s).{5,}");
        }
      }
    }
  }

  private static byte[] pngHeader(int width, int height) {
    var chunk = ByteBuffer.allocate(17);
    chunk.put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(width).putInt(height);
    chunk.put(new byte[] {8, 2, 0, 0, 0});
    var crc = new CRC32();
    crc.update(chunk.array());
    var out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13});
    out.writeBytes(chunk.array());
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    return out.toByteArray();
  }

  private static int indexOf(byte[] bytes, byte[] wanted) {
    for (int i = 0; i <= bytes.length - wanted.length; i++) {
      if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
        return i;
      }
    }
    throw new AssertionError("not in there");
  }
}
