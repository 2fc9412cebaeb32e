package io.graft.backbone.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** What Pillow makes of small pictures, as {@code src/test/python/picture_golden.py} wrote it. */
@SuppressWarnings("ArrayRecordComponent") // as JSON has them; never compared
record Golden(List<Picture> pictures, List<Resize> resizes, List<Prepared> prepared) {
  record Picture(String name, byte[] file, int width, int height, byte[] rgb) {
    Pixels pixels() {
      return new Pixels(width, height, rgb);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  record Resize(Interpolation interpolation, List<Integer> from, List<Integer> to, byte[] rgb) {
    @Override
    public String toString() {
      return "%s %s to %s".formatted(interpolation, from, to);
    }
  }

  record Prepared(List<Integer> from, int size, int shorter, byte[] rgb) {
    @Override
    public String toString() {
      return "%s to %d by %d".formatted(from, size, shorter);
    }
  }

  static Golden read() {
    try (var json = Golden.class.getResourceAsStream("pictures.json")) {
      return JsonMapper.shared().readValue(json, Golden.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] file(String name) {
    return read().pictures().stream()
        .filter(picture -> picture.name().equals(name))
        .findAny()
        .orElseThrow()
        .file()
        .clone();
  }

  static void assertWithin(int levels, Pixels actual, Pixels expected) {
    var largest = differences(actual, expected).getMax();
    assertThat(largest).as("largest difference of a level").isLessThanOrEqualTo(levels);
  }

  static IntSummaryStatistics differences(Pixels actual, Pixels expected) {
    assertThat(List.of(actual.width(), actual.height()))
        .isEqualTo(List.of(expected.width(), expected.height()));
    return IntStream.range(0, actual.rgb().length)
        .map(i -> Math.abs((actual.rgb()[i] & 255) - (expected.rgb()[i] & 255)))
        .summaryStatistics();
  }
}
