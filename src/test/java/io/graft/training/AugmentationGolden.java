package io.graft.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.graft.backbone.input.Pixels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** What {@code src/test/python/augmentation_golden.py} had torchvision and Pillow make. */
@SuppressWarnings("ArrayRecordComponent") // as JSON has them; never compared
record AugmentationGolden(
    int width,
    int height,
    byte[] rgb,
    List<Change> changes,
    List<Moved> movements,
    List<Operation> operations) {
  /** The fill of {@code augmentation_golden.py}. */
  static final int FILL = 124 << 16 | 116 << 8 | 104;

  enum Kind {
    BRIGHTNESS,
    CONTRAST,
    SATURATION,
    HUE
  }

  record Change(Kind kind, double amount, byte[] rgb) {
    @Override
    public String toString() {
      return kind + " " + amount;
    }
  }

  record Moved(List<Double> movement, byte[] rgb) {
    @Override
    public String toString() {
      return movement.toString();
    }
  }

  record Operation(String name, double strength, byte[] rgb) {
    RandomOperation operation() {
      return RandomOperation.valueOf(
          name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
      return name + " " + strength;
    }
  }

  static AugmentationGolden read() {
    try (var json = AugmentationGolden.class.getResourceAsStream("augmentation.json")) {
      return JsonMapper.shared().readValue(json, AugmentationGolden.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Pixels picture() {
    var golden = read();
    return new Pixels(golden.width, golden.height, golden.rgb);
  }

  static void assertWithin(int levels, Pixels actual, byte[] expected) {
    assertThat(actual.rgb()).hasSameSizeAs(expected);
    int largest =
        IntStream.range(0, expected.length)
            .map(i -> Math.abs((actual.rgb()[i] & 255) - (expected[i] & 255)))
            .max()
            .orElseThrow();
    assertThat(largest).as("largest difference of a level").isLessThanOrEqualTo(levels);
  }
}
