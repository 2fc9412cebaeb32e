package io.graft.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostileArchiveTests {
  @TempDir Path folder;

  /** Reads an archive to its end and says why that was refused. */
  private BadArchive refusal(byte[] archive, Map<String, String> settings) {
    var limits = DatasetPropertiesTests.with(settings);
    try (var opened = Archive.open(Files.write(folder.resolve("archive"), archive), limits)) {
      for (var file = opened.next(); file != null; file = opened.next()) {
        file.read((int) limits.maxFile().toBytes());
      }
    } catch (BadArchive refused) {
      return refused;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    throw new AssertionError("it was read to its end");
  }

  private static Map<String, byte[]> zeros(int files, int bytes) {
    var zeros = new LinkedHashMap<String, byte[]>();
    for (int n = 0; n < files; n++) {
      zeros.put("ants/" + n, new byte[bytes]);
    }
    return zeros;
  }

  private static byte[] archive(String kind, Map<String, byte[]> files) {
    return switch (kind) {
      case "zip" -> Drawn.zip(files);
      case "tar" -> Drawn.tar(files);
      default -> Drawn.tarGz(files);
    };
  }

  @ParameterizedTest
  @CsvSource({"zip", "tar.gz"})
  void refusesABombByItsRatio(String kind) {
    var refused = refusal(archive(kind, zeros(20, 1 << 20)), Map.of());

    assertThat(refused.type()).isEqualTo("archive-too-large");
    assertThat(refused).hasMessageContaining("unpacks to more than 100 times its");
  }

  @ParameterizedTest
  @CsvSource({"zip", "tar", "tar.gz"})
  void refusesTooManyFiles(String kind) {
    var refused = refusal(archive(kind, zeros(11, 1)), Map.of("graft.dataset.max-files", "10"));

    assertThat(refused).hasMessageContaining("more than 10 files (graft.dataset.max-files)");
  }

  @Test
  void refusesAListOfFilesThatIsTooLongBeforeReadingIt() {
    byte[] zip = Drawn.zip(zeros(200, 1));

    assertThat(refusal(zip, Map.of("graft.dataset.max-files", "20")))
        .hasMessageContaining("their list alone takes");
  }

  @ParameterizedTest
  @CsvSource({"zip", "tar", "tar.gz"})
  void refusesTooManyBytes(String kind) {
    var refused =
        refusal(archive(kind, zeros(3, 1000)), Map.of("graft.dataset.max-unpacked", "2500B"));

    assertThat(refused).hasMessageContaining("more than 2,500 bytes (graft.dataset.max-unpacked)");
  }

  @Test
  void countsBytesWhateverTheHeadersClaim() {
    byte[] zip = Drawn.zip(Map.of("ants/0", new byte[50_000]));
    var bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at < zip.length - 4; at++) {
      if (bytes.getInt(at) == 0x02014b50) {
        bytes.putInt(at + 24, 10); // the unpacked size in the list of files
      }
    }

    assertThat(refusal(zip, Map.of("graft.dataset.max-unpacked", "20KB")).type())
        .isIn("archive-too-large", "damaged-archive");
  }

  @Test
  void refusesATarHeaderThatNeverEnds() throws IOException {
    byte[] header = Arrays.copyOf(Drawn.tar(Map.of("a", new byte[0])), 512);
    header[156] = 'L'; // a name of a gigabyte follows
    System.arraycopy("10000000000".getBytes(StandardCharsets.US_ASCII), 0, header, 124, 11);
    fixChecksum(header);
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(header);
      for (int i = 0; i < 4; i++) {
        gzip.write(new byte[1 << 20]);
      }
    }

    assertThat(refusal(out.toByteArray(), Map.of()))
        .hasMessageContaining("a header of more than 1048576 bytes");
  }

  private static void fixChecksum(byte[] header) {
    Arrays.fill(header, 148, 156, (byte) ' ');
    int sum = 0;
    for (byte value : header) {
      sum += value & 255;
    }
    System.arraycopy(
        "%06o\0 ".formatted(sum).getBytes(StandardCharsets.US_ASCII), 0, header, 148, 8);
  }

  @ParameterizedTest
  @CsvSource({"zip", "tar", "tar.gz"})
  void refusesNamesThatLeadOut(String kind) {
    var files = Map.of("../../ants/0.png", Drawn.png(0));

    assertThat(refusal(archive(kind, files), Map.of()).type()).isEqualTo("unsafe-archive");
  }

  @Test
  void refusesAnEncryptedZip() {
    assertThat(refusal(encrypted(Drawn.zip(Drawn.folders(2, "ants"))), Map.of()))
        .hasMessage(
            "the archive is encrypted, and there is no password to open it with; pack it without one")
        .extracting(BadArchive::type)
        .isEqualTo("encrypted-archive");
  }

  /** Sets the flag that says so, in the list of files and before each of them. */
  static byte[] encrypted(byte[] zip) {
    byte[] marked = zip.clone();
    var bytes = ByteBuffer.wrap(marked).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at < zip.length - 4; at++) {
      int flags = bytes.getInt(at) == 0x02014b50 ? 8 : bytes.getInt(at) == 0x04034b50 ? 6 : -1;
      if (flags > 0) {
        marked[at + flags] |= 1;
      }
    }
    return marked;
  }

  @Test
  void refusesAZipWithoutItsEnd() {
    byte[] zip = Drawn.zip(Drawn.folders(20, "ants"));

    var refused = refusal(Arrays.copyOf(zip, zip.length / 2), Map.of());

    assertThat(refused.type()).isEqualTo("truncated-archive");
    assertThat(refused)
        .hasMessageStartingWith("the zip is cut short: after %,d bytes".formatted(zip.length / 2));
  }

  @ParameterizedTest
  @CsvSource({
    "once upon a time, is not an archive",
    "Rar!...., is a RAR archive",
    "BZh91AY, is compressed by bzip2",
    "'', is empty"
  })
  void refusesWhatIsNoArchive(String beginning, String what) {
    assertThatExceptionOfType(BadArchive.class)
        .isThrownBy(() -> ArchiveFormat.of(beginning.getBytes(StandardCharsets.ISO_8859_1)))
        .withMessage(
            "the file %s; send a zip, tar or tar.gz with one folder of pictures per class", what);
  }

  @Test
  void refusesNoise() {
    var random = new Random(3);
    for (int i = 0; i < 100; i++) {
      byte[] noise = new byte[1000];
      random.nextBytes(noise);
      assertThatExceptionOfType(BadArchive.class).isThrownBy(() -> ArchiveFormat.of(noise));
    }
  }

  @ParameterizedTest
  @CsvSource({"zip", "tar", "tar.gz"})
  void survivesDamageAnywhere(String kind) throws IOException {
    var limits = DatasetPropertiesTests.with(Map.of());
    var random = new Random(5);
    byte[] whole = archive(kind, Drawn.folders(3, "ants", "bees"));
    for (int i = 0; i < 100; i++) {
      byte[] damaged = whole.clone();
      for (int hits = 0; hits < 5; hits++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      var file = Files.write(folder.resolve("archive"), damaged);
      try (var archive = Archive.open(file, limits)) {
        for (var next = archive.next(); next != null; next = archive.next()) {
          assertThat(next.read(100_000)).isNotNull();
        }
      } catch (BadArchive refused) {
        assertThat(refused).hasMessageMatching("(?s)the .{10,}");
      }
    }
  }

  @Test
  void refusesAGzipWithoutATar() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(new byte[2000]);
    }

    assertThatExceptionOfType(BadArchive.class)
        .isThrownBy(() -> ArchiveFormat.of(out.toByteArray()))
        .withMessageContaining("there is no tar archive in it");
  }

  @Test
  void readsNamesFromBeforeUtf8() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out, Charset.forName("IBM437"))) {
      zip.putNextEntry(new ZipEntry("k\u00e4fer/0.png"));
    }
    var file = Files.write(folder.resolve("archive"), out.toByteArray());

    try (var archive = Archive.open(file, DatasetPropertiesTests.with(Map.of()))) {
      assertThat(archive.next())
          .extracting(Archive.ArchivedFile::path)
          .hasToString("k\u00e4fer/0.png");
    }
  }
}
