package io.graft.dataset;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.util.unit.DataSize;

/** Counts what comes out of an archive while it comes out, and stops at the limits. */
final class Meter {
  /** Below this no ratio is suspicious: a drawn picture of one colour packs very well. */
  private static final long HARMLESS = DataSize.ofMegabytes(16).toBytes();

  private final DatasetProperties limits;
  private final long packed;
  private long unpacked;
  private int files;

  Meter(DatasetProperties limits, long packed) {
    this.limits = limits;
    this.packed = packed;
  }

  void countFile() throws BadArchive {
    if (++files > limits.maxFiles()) {
      throw new BadArchive(
          "archive-too-large",
          "the archive has more than %,d files (graft.dataset.max-files); split it into several datasets"
              .formatted(limits.maxFiles()));
    }
  }

  private void countBytes(long bytes) throws BadArchive {
    unpacked += bytes;
    if (unpacked > limits.maxUnpacked().toBytes()) {
      throw new BadArchive(
          "archive-too-large",
          "the archive holds more than %,d bytes (graft.dataset.max-unpacked); make the pictures smaller"
              .formatted(limits.maxUnpacked().toBytes()));
    }
    if (unpacked > HARMLESS && unpacked / limits.maxRatio() > packed) {
      throw new BadArchive(
          "archive-too-large",
          "the archive unpacks to more than %d times its %,d bytes (graft.dataset.max-ratio), as zip bombs do; pack pictures as JPEG or PNG"
              .formatted(limits.maxRatio(), packed));
    }
  }

  /** The same bytes, counted. */
  InputStream metered(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read() throws IOException {
        int value = super.read();
        countBytes(value < 0 ? 0 : 1);
        return value;
      }

      @Override
      public int read(byte[] into, int from, int length) throws IOException {
        int count = super.read(into, from, length);
        countBytes(Math.max(count, 0));
        return count;
      }

      @Override
      public long skip(long count) throws IOException {
        long skipped = super.skip(count);
        countBytes(skipped);
        return skipped;
      }

      @Override
      public boolean markSupported() {
        return false;
      }
    };
  }
}
