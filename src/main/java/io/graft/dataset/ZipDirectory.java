package io.graft.dataset;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * The record at the end of a zip that says where its list of files is (PKWARE's APPNOTE 4.3.14 to
 * 4.3.16). Looked at before the list is read, because whoever reads it holds all of it in memory.
 */
final class ZipDirectory {
  private static final int END = 0x06054b50;
  private static final int END_LENGTH = 22;
  private static final int LONGEST_COMMENT = 65_535;
  private static final int LOCATOR = 0x07064b50;
  private static final int LOCATOR_LENGTH = 20;

  /** A generous average of what the list has for one file: 46 bytes and the name. */
  private static final long BYTES_A_FILE = 256;

  private ZipDirectory() {}

  static void check(Path file, int maxFiles) throws IOException {
    try (var channel = FileChannel.open(file)) {
      long size = size(channel);
      if (size > maxFiles * BYTES_A_FILE) {
        throw new BadArchive(
            "archive-too-large",
            "the archive has more than %,d files (graft.dataset.max-files): their list alone takes %,d bytes; split it into several datasets"
                .formatted(maxFiles, size));
      }
    }
  }

  private static long size(FileChannel channel) throws IOException {
    long from = Math.max(0, channel.size() - END_LENGTH - LONGEST_COMMENT);
    var tail = read(channel, from, (int) (channel.size() - from));
    for (int at = tail.capacity() - END_LENGTH; at >= 0; at--) {
      if (tail.getInt(at) == END) {
        long size = Integer.toUnsignedLong(tail.getInt(at + 12));
        return size == 0xFFFFFFFFL ? sizeOfLarge(channel, from + at - LOCATOR_LENGTH) : size;
      }
    }
    throw new BadArchive(
        "truncated-archive",
        "the zip is cut short: after %,d bytes the list of its files is missing; upload the whole file"
            .formatted(channel.size()));
  }

  private static long sizeOfLarge(FileChannel channel, long locatorAt) throws IOException {
    var locator = read(channel, locatorAt, LOCATOR_LENGTH);
    if (locator.getInt(0) != LOCATOR) {
      return 0xFFFFFFFFL;
    }
    return read(channel, locator.getLong(8), 48).getLong(40);
  }

  private static ByteBuffer read(FileChannel channel, long from, int length) throws IOException {
    var bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (from < 0 || channel.read(bytes, from + bytes.position()) < 0) {
        throw BadArchive.damaged(new EOFException("its last record points outside of it"));
      }
    }
    return bytes;
  }
}
