package io.graft.dataset;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/** A tar, packed by gzip or not, read front to back. */
final class TarArchive implements Archive {
  /** More than any honest header takes, its long names and extended attributes included. */
  private static final long LONGEST_HEADER = 1 << 20;

  private static final int BUFFER = 1 << 16;

  private final SeekableByteChannel packed;
  private final Budgeted input;
  private final TarArchiveInputStream tar;
  private final Meter meter;

  TarArchive(Path file, ArchiveFormat format, DatasetProperties limits) throws IOException {
    meter = new Meter(limits, Files.size(file));
    packed = Files.newByteChannel(file);
    InputStream bytes = new BufferedInputStream(Channels.newInputStream(packed), BUFFER);
    input =
        new Budgeted(
            meter.metered(
                format == ArchiveFormat.TAR_GZ ? new GZIPInputStream(bytes, BUFFER) : bytes));
    tar = new TarArchiveInputStream(input, "UTF-8");
  }

  @Override
  public @Nullable ArchivedFile next() throws BadArchive {
    try {
      for (var entry = nextEntry(); entry != null; entry = nextEntry()) {
        meter.countFile();
        var path = EntryPath.of(entry.getName());
        boolean plain = entry.isFile() && !entry.isLink() && !entry.isSymbolicLink();
        if (plain && !path.isClutter()) {
          return new Tarred(path);
        }
      }
      return null;
    } catch (BadArchive e) {
      throw e;
    } catch (IOException | RuntimeException e) { // the library throws either at nonsense
      throw BadArchive.damaged(e);
    }
  }

  /**
   * The library reads a header into memory, however long it claims to be; so it gets no more than
   * an honest one needs. What is left of the file before it must be out of the way for that.
   */
  private @Nullable TarArchiveEntry nextEntry() throws IOException {
    input.allow(Long.MAX_VALUE);
    if (tar.getCurrentEntry() != null) {
      tar.transferTo(OutputStream.nullOutputStream());
    }
    input.allow(LONGEST_HEADER);
    var entry = tar.getNextEntry();
    input.allow(Long.MAX_VALUE);
    return entry;
  }

  @Override
  public long read() throws IOException {
    return packed.position();
  }

  @Override
  public void close() throws IOException {
    tar.close();
  }

  private final class Tarred implements ArchivedFile {
    private final EntryPath path;

    Tarred(EntryPath path) {
      this.path = path;
    }

    @Override
    public EntryPath path() {
      return path;
    }

    @Override
    public byte[] read(int limit) throws BadArchive {
      try {
        return tar.readNBytes(limit + 1);
      } catch (BadArchive e) {
        throw e;
      } catch (IOException | RuntimeException e) {
        throw BadArchive.damaged(e);
      }
    }
  }

  private static final class Budgeted extends FilterInputStream {
    private long allowed = LONGEST_HEADER;

    Budgeted(InputStream in) {
      super(in);
    }

    void allow(long bytes) {
      allowed = bytes;
    }

    @Override
    public int read() throws IOException {
      spend(1);
      return super.read();
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int count = super.read(into, from, length);
      spend(Math.max(count, 0));
      return count;
    }

    @Override
    public long skip(long count) throws IOException {
      long skipped = super.skip(count);
      spend(skipped);
      return skipped;
    }

    private void spend(long bytes) throws IOException {
      allowed -= bytes;
      if (allowed < 0) {
        throw new IOException("a header of more than " + LONGEST_HEADER + " bytes");
      }
    }
  }
}
