package io.graft.dataset;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The files of an archive, one after the other; folders and clutter are passed over. */
sealed interface Archive extends Closeable permits ZipArchive, TarArchive {

  static Archive open(Path file, DatasetProperties limits) throws IOException {
    ArchiveFormat format;
    try (var bytes = Files.newInputStream(file)) {
      format = ArchiveFormat.of(bytes.readNBytes(ArchiveFormat.BEGINNING));
    }
    return switch (format) {
      case ZIP -> new ZipArchive(file, limits);
      case TAR, TAR_GZ -> new TarArchive(file, format, limits);
    };
  }

  /** The next file, null after the last one. Its bytes can be read until the next call. */
  @Nullable ArchivedFile next() throws BadArchive;

  /** How many bytes of the archive have been read to come this far. */
  long read() throws IOException;

  /** A file as it lies in the archive. */
  interface ArchivedFile {
    EntryPath path();

    /** Its bytes, at most {@code limit} of them and one more. */
    byte[] read(int limit) throws BadArchive;
  }
}
