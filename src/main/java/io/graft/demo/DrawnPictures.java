package io.graft.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A data set for when there is none at hand: eight kinds of drawn things, one folder each below
 * train, val and test.
 */
public class DrawnPictures {
  /** What a dataset of them is called. */
  static final String NAME = "drawn things";

  /** As in a first try of somebody's own: few to learn from. More test, for a narrow interval. */
  static final int PER_CLASS = 64;

  private static final int FEWEST = 8;
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
    if (perClass < FEWEST) {
      throw new IllegalArgumentException(
          "pictures per class must be at least %d, as train, val and test get some, was %d"
              .formatted(FEWEST, perClass));
    }
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.setLevel(Deflater.NO_COMPRESSION); // pictures are
      for (var motif : Motif.values()) {
        var pictures =
            IntStream.range(0, perClass).parallel().mapToObj(n -> picture(motif, n)).toList();
        for (int n = 0; n < perClass; n++) {
          var entry =
              new ZipEntry("%s/%s/%03d.jpg".formatted(split(n, perClass), motif.folder(), n));
          entry.setTimeLocal(ALWAYS);
          zip.putNextEntry(entry);
          zip.write(pictures.get(n));
          zip.closeEntry();
        }
      }
    }
  }

  /** Of 64 pictures 20 are to learn from, 8 choose the epoch, and 36 test. */
  private static String split(int n, int perClass) {
    if (n < 20 * perClass / 64) {
      return "train";
    }
    return n < 28 * perClass / 64 ? "val" : "test";
  }

  /** One that {@link #zip} does not have. */
  static void another(Motif motif, Path file) throws IOException {
    Files.write(file, picture(motif, -1));
  }

  private static byte[] picture(Motif motif, int n) {
    var bytes = new ByteArrayOutputStream();
    try (var stream = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(Scene.draw(motif, 31L * motif.folder().hashCode() + n), "jpg", stream);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
