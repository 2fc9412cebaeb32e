package io.graft.dataset;

/**
 * How far an ingestion has come.
 *
 * @param share of the bytes of the archive that are read, 0 to 1
 * @param samples how many pictures have been found fit so far
 */
public record IngestionProgress(double share, int samples) {
  static final IngestionProgress NONE = new IngestionProgress(0, 0);

  /** Of an archive of {@code size} bytes so many are read; shares are told to four digits. */
  static IngestionProgress of(long read, long size, int samples) {
    return new IngestionProgress(
        Math.min(1, Math.rint(1e4 * read / Math.max(1, size)) / 1e4), samples);
  }
}
