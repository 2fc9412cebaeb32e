package io.graft.network;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * A protocol buffers message, field by field. Large bytes are referred to, not copied, until the
 * message is written.
 *
 * @see <a href="https://protobuf.dev/programming-guides/encoding/">the encoding</a>
 */
final class Proto {
  private static final int VARINT = 0;
  private static final int LENGTH_DELIMITED = 2;
  private static final int FIXED32 = 5;

  private final List<MemorySegment> pieces = new ArrayList<>();
  private final ByteArrayOutputStream recent = new ByteArrayOutputStream();

  Proto number(int field, long value) {
    tag(field, VARINT);
    varint(value);
    return this;
  }

  Proto decimal(int field, float value) {
    tag(field, FIXED32);
    int bits = Float.floatToIntBits(value);
    for (int shift = 0; shift < 32; shift += 8) {
      recent.write(bits >>> shift);
    }
    return this;
  }

  Proto text(int field, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    tag(field, LENGTH_DELIMITED);
    varint(bytes.length);
    recent.writeBytes(bytes);
    return this;
  }

  Proto bytes(int field, MemorySegment bytes) {
    tag(field, LENGTH_DELIMITED);
    varint(bytes.byteSize());
    keepRecent();
    pieces.add(bytes);
    return this;
  }

  Proto message(int field, Proto message) {
    tag(field, LENGTH_DELIMITED);
    varint(message.size());
    return all(message);
  }

  /** All fields of another message, as if they were set here. */
  Proto all(Proto fields) {
    keepRecent();
    fields.keepRecent();
    pieces.addAll(fields.pieces);
    return this;
  }

  long size() {
    keepRecent();
    return pieces.stream().mapToLong(MemorySegment::byteSize).sum();
  }

  void write(WritableByteChannel channel) throws IOException {
    keepRecent();
    for (var piece : pieces) {
      Segments.write(channel, piece);
    }
  }

  private void tag(int field, int wireType) {
    varint((long) field << 3 | wireType);
  }

  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      recent.write((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    recent.write((int) rest);
  }

  private void keepRecent() {
    if (recent.size() > 0) {
      pieces.add(MemorySegment.ofArray(recent.toByteArray()));
      recent.reset();
    }
  }
}
