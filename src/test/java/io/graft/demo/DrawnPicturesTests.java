package io.graft.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrawnPicturesTests {
  @TempDir Path folder;

  @Test
  void isAZipOfAFolderPerKindBelowEachSplit() throws IOException {
    var names = new HashMap<String, Integer>();

    for (var name : pictures(16).keySet()) {
      names.merge(name.substring(0, name.lastIndexOf('/')), 1, Integer::sum);
    }

    assertThat(names)
        .hasSize(3 * Motif.values().length)
        .containsEntry("train/boats", 5)
        .containsEntry("val/boats", 2)
        .containsEntry("test/boats", 9)
        .containsEntry("test/houses", 9);
  }

  @Test
  void drawsNoPictureTwice() throws IOException {
    var pictures = pictures(10).values();

    assertThat(new HashSet<>(pictures.stream().map(DrawnPicturesTests::pixels).toList()))
        .hasSize(pictures.size());
  }

  @Test
  void drawsTheSameBytesEachTime() throws IOException {
    var first = folder.resolve("first.zip");
    var second = folder.resolve("second.zip");

    DrawnPictures.zip(first, 8);
    DrawnPictures.zip(second, 8);

    assertThat(first).hasSameBinaryContentAs(second);
  }

  @Test
  void colourDoesNotGiveAwayTheKind() {
    for (int bits : new int[] {16, 8, 0}) {
      var levels = new HashMap<Motif, Double>();
      for (var motif : Motif.values()) {
        levels.put(motif, level(motif, bits));
      }
      var usual = levels.values().stream().mapToDouble(x -> x).average().orElseThrow();
      assertThat(levels.values())
          .allSatisfy(level -> assertThat(level).isCloseTo(usual, within(15.0)));
    }
  }

  private static double level(Motif motif, int bits) {
    return IntStream.range(0, 60)
        .mapToDouble(n -> mean(Scene.draw(motif, 31L * motif.folder().hashCode() + n), bits))
        .average()
        .orElseThrow();
  }

  @Test
  void drawsAnotherPictureThatTheZipDoesNotHave() throws IOException {
    var file = folder.resolve("fish.jpg");

    DrawnPictures.another(Motif.FISH, file);

    assertThat(pictures(20).values())
        .extracting(DrawnPicturesTests::pixels)
        .doesNotContain(pixels(ImageIO.read(file.toFile())));
  }

  @Test
  void refusesTooFewForThreeSplits() {
    assertThatThrownBy(() -> DrawnPictures.zip(folder.resolve("drawn.zip"), 7))
        .hasMessageContainingAll("at least 8", "was 7");
  }

  @Test
  void startsByItself() throws IOException {
    var file = folder.resolve("drawn.zip");

    DrawnPictures.main(new String[] {file.toString(), "8"});

    assertThat(Files.size(file)).isPositive();
  }

  private Map<String, BufferedImage> pictures(int perClass) throws IOException {
    var file = folder.resolve("pictures.zip");
    DrawnPictures.zip(file, perClass);
    var pictures = new HashMap<String, BufferedImage>();
    try (var zip = new ZipFile(file.toFile())) {
      for (var entry : zip.stream().toList()) {
        pictures.put(entry.getName(), ImageIO.read(zip.getInputStream(entry)));
      }
    }
    return pictures;
  }

  private static double mean(BufferedImage picture, int bits) {
    return pixels(picture).stream().mapToInt(rgb -> (rgb >> bits) & 0xff).average().orElseThrow();
  }

  private static List<Integer> pixels(BufferedImage picture) {
    var pixels =
        picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    return Arrays.stream(pixels).boxed().toList();
  }
}
