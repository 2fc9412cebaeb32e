package io.graft.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrawnPicturesTests {
  @TempDir Path folder;

  @Test
  void isAZipOfAFolderPerKind() throws IOException {
    var names = new HashMap<String, Integer>();

    for (var name : pictures(5).keySet()) {
      names.merge(name.substring(0, name.indexOf('/')), 1, Integer::sum);
    }

    assertThat(names).isEqualTo(Map.of("boats", 5, "cups", 5, "fish", 5, "houses", 5));
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

    DrawnPictures.zip(first, 3);
    DrawnPictures.zip(second, 3);

    assertThat(first).hasSameBinaryContentAs(second);
  }

  @Test
  void colourDoesNotGiveAwayTheKind() {
    for (var motif : Motif.values()) {
      double red = 0;
      for (int seed = 0; seed < 60; seed++) {
        red += mean(Scene.draw(motif, seed + 31L * motif.folder().hashCode()), 16) / 60;
      }
      assertThat(red).as("mean red of %s", motif).isBetween(100.0, 160.0);
    }
  }

  @Test
  void drawsAnotherPictureThatTheZipDoesNotHave() throws IOException {
    var file = folder.resolve("fish.png");

    DrawnPictures.another(Motif.FISH, file);

    assertThat(pictures(20).values())
        .extracting(DrawnPicturesTests::pixels)
        .doesNotContain(pixels(ImageIO.read(file.toFile())));
  }

  @Test
  void startsByItself() throws IOException {
    var file = folder.resolve("drawn.zip");

    DrawnPictures.main(new String[] {file.toString(), "2"});

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
