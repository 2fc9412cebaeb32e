package io.graft.network;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** Writes memory of any length to a channel, whole. */
final class Segments {
  private static final long CHUNK = 64 << 20;

  private Segments() {}

  static void write(WritableByteChannel channel, MemorySegment segment) throws IOException {
    for (long at = 0; at < segment.byteSize(); at += CHUNK) {
      write(channel, segment.asSlice(at, Math.min(CHUNK, segment.byteSize() - at)).asByteBuffer());
    }
  }

  static void write(WritableByteChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
