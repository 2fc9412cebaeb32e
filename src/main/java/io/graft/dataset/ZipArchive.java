package io.graft.dataset;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A zip, read by its central directory. Opening it finds what is wrong with the archive as a whole;
 * only files that somebody asks for are unpacked.
 */
final class ZipArchive implements Archive {
  /** What names were written in before UTF-8, by tools that do not say so. */
  private static final String OLD_NAMES = "IBM437";

  private final ZipFile zip;
  private final Meter meter;
  private final Enumeration<? extends ZipEntry> entries;
  private long read;

  ZipArchive(Path file, DatasetProperties limits) throws IOException {
    ZipDirectory.check(file, limits.maxFiles());
    zip = open(file);
    meter = new Meter(limits, file.toFile().length());
    entries = zip.entries();
  }

  private static ZipFile open(Path file) throws IOException {
    try {
      return open(file, StandardCharsets.UTF_8);
    } catch (ZipException e) {
      String message = String.valueOf(e.getMessage());
      if (message.contains("encrypted")) {
        throw new BadArchive(
            "encrypted-archive",
            "the archive is encrypted, and there is no password to open it with; pack it without one",
            e);
      }
      throw BadArchive.damaged(e);
    }
  }

  private static ZipFile open(Path file, Charset names) throws IOException {
    try {
      return new ZipFile(file.toFile(), names);
    } catch (ZipException e) {
      boolean badNames = String.valueOf(e.getMessage()).contains("bad entry name");
      if (badNames && names.equals(StandardCharsets.UTF_8) && Charset.isSupported(OLD_NAMES)) {
        return open(file, Charset.forName(OLD_NAMES));
      }
      throw e;
    }
  }

  @Override
  public @Nullable ArchivedFile next() throws BadArchive {
    while (entries.hasMoreElements()) {
      var entry = entries.nextElement();
      meter.countFile();
      read += Math.max(0, entry.getCompressedSize());
      var path = EntryPath.of(entry.getName());
      if (!entry.isDirectory() && !path.isClutter()) {
        return new Zipped(path, entry);
      }
    }
    return null;
  }

  @Override
  public long read() {
    return read;
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  private final class Zipped implements ArchivedFile {
    private final EntryPath path;
    private final ZipEntry entry;

    Zipped(EntryPath path, ZipEntry entry) {
      this.path = path;
      this.entry = entry;
    }

    @Override
    public EntryPath path() {
      return path;
    }

    @Override
    public byte[] read(int limit) throws BadArchive {
      try (var in = meter.metered(zip.getInputStream(entry))) {
        return in.readNBytes(limit + 1);
      } catch (BadArchive e) {
        throw e;
      } catch (IOException e) {
        throw BadArchive.damaged(e);
      }
    }
  }
}
