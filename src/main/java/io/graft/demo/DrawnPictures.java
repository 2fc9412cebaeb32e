package io.graft.demo;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A data set for when there is none at hand: four kinds of drawn things, one folder each. */
public class DrawnPictures {
  /** Enough to learn from, few enough to learn in a minute. */
  static final int PER_CLASS = 60;

  private static final LocalDateTime ALWAYS = LocalDateTime.of(2026, 1, 1, 0, 0);

  private DrawnPictures() {}

  /** Writes {@code FILE.zip [pictures per class]}. */
  public static void main(String[] arguments) throws IOException {
    System.setProperty("java.awt.headless", "true");
    if (arguments.length < 1 || arguments.length > 2) {
      System.err.println("usage: DrawnPictures FILE.zip [pictures per class]");
      System.exit(2);
    }
    var perClass = arguments.length == 2 ? Integer.parseInt(arguments[1]) : PER_CLASS;
    zip(Path.of(arguments[0]), perClass);
    System.out.printf(
        "%d pictures of %d kinds in %s%n",
        perClass * Motif.values().length, Motif.values().length, arguments[0]);
  }

  /** Writes the same bytes for the same number of pictures. */
  static void zip(Path file, int perClass) throws IOException {
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (var motif : Motif.values()) {
        for (int n = 0; n < perClass; n++) {
          var entry = new ZipEntry("%s/%03d.png".formatted(motif.folder(), n));
          entry.setTimeLocal(ALWAYS);
          zip.putNextEntry(entry);
          write(Scene.draw(motif, seed(motif, n)), zip);
          zip.closeEntry();
        }
      }
    }
  }

  /** One that {@link #zip} does not have. */
  static void another(Motif motif, Path file) throws IOException {
    try (var out = Files.newOutputStream(file)) {
      write(Scene.draw(motif, seed(motif, -1)), out);
    }
  }

  private static long seed(Motif motif, int n) {
    return 31L * motif.folder().hashCode() + n;
  }

  private static void write(BufferedImage picture, java.io.OutputStream out) throws IOException {
    try (var stream = new MemoryCacheImageOutputStream(out)) {
      ImageIO.write(picture, "png", stream);
    }
  }
}
