package io.graft.network;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.channels.Channels;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A zip of stored, not compressed, entries without dates: the same contents give the same bytes.
 */
final class ArchiveZip implements AutoCloseable {
  private static final LocalDateTime NO_DATE = LocalDateTime.of(1980, 1, 1, 0, 0);
  private static final long CHUNK = 64 << 20;

  private final ZipOutputStream zip;
  private final String root;

  ArchiveZip(OutputStream out, String root) {
    this.zip = new ZipOutputStream(out);
    this.root = root;
  }

  void entry(String name, byte[] bytes) throws IOException {
    entry(name, MemorySegment.ofArray(bytes));
  }

  void entry(String name, MemorySegment bytes) throws IOException {
    var crc = new CRC32();
    for (long at = 0; at < bytes.byteSize(); at += CHUNK) {
      crc.update(bytes.asSlice(at, Math.min(CHUNK, bytes.byteSize() - at)).asByteBuffer());
    }
    var entry = new ZipEntry(root + "/" + name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.byteSize());
    entry.setCrc(crc.getValue());
    entry.setTimeLocal(NO_DATE);
    zip.putNextEntry(entry);
    Segments.write(Channels.newChannel(zip), bytes);
    zip.closeEntry();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
