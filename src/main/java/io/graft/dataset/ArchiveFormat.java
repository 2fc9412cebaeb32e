package io.graft.dataset;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarUtils;

/** The archives we read, told by their first bytes, whatever the file is called. */
enum ArchiveFormat {
  ZIP,
  TAR,
  TAR_GZ;

  /** How many first bytes {@link #of} wants to see. */
  static final int BEGINNING = 8192;

  private static final int TAR_HEADER = 512;
  private static final Map<String, String> OTHERS =
      Map.of(
          "7z\u00bc\u00af", "a 7z archive",
          "Rar!", "a RAR archive",
          "BZh", "compressed by bzip2",
          "\u00fd7zXZ", "compressed by xz",
          "(\u00b5/\u00fd", "compressed by Zstandard",
          "\u00ff\u00d8\u00ff", "a JPEG picture",
          "\u0089PNG", "a PNG picture",
          "%PDF", "a PDF document");

  static ArchiveFormat of(byte[] beginning) throws BadArchive {
    if (has(beginning, "PK\3\4") || has(beginning, "PK\5\6")) {
      return ZIP;
    }
    if (has(beginning, "\u001f\u008b")) {
      if (isTar(unzipped(beginning))) {
        return TAR_GZ;
      }
      throw notAnArchive("is compressed by gzip, but there is no tar archive in it");
    }
    if (isTar(beginning)) {
      return TAR;
    }
    if (beginning.length == 0) {
      throw notAnArchive("is empty");
    }
    for (var other : OTHERS.entrySet()) {
      if (has(beginning, other.getKey())) {
        throw notAnArchive("is " + other.getValue());
      }
    }
    throw notAnArchive("is not an archive");
  }

  private static BadArchive notAnArchive(String what) {
    return new BadArchive(
        "not-an-archive",
        "the file %s; send a zip, tar or tar.gz with one folder of pictures per class"
            .formatted(what));
  }

  private static boolean has(byte[] bytes, String magic) {
    byte[] expected = magic.getBytes(StandardCharsets.ISO_8859_1);
    return bytes.length >= expected.length
        && Arrays.equals(bytes, 0, expected.length, expected, 0, expected.length);
  }

  private static boolean isTar(byte[] bytes) {
    try {
      return bytes.length >= TAR_HEADER
          && TarUtils.verifyCheckSum(Arrays.copyOf(bytes, TAR_HEADER));
    } catch (IllegalArgumentException noNumber) { // where the sum should be
      return false;
    }
  }

  private static byte[] unzipped(byte[] beginning) {
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(beginning))) {
      return gzip.readNBytes(TAR_HEADER);
    } catch (IOException notGzip) {
      return new byte[0];
    }
  }
}
