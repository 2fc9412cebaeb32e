package io.graft.network;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.Map;

/**
 * The safetensors format: eight bytes of header length, a JSON header, the bytes of the tensors.
 *
 * @see <a href="https://github.com/huggingface/safetensors">the format's description</a>
 */
public final class Safetensors {
  /** A hundred thousand tensors need about ten million bytes. */
  static final long LONGEST_HEADER = 16 << 20;

  private static final int LENGTH_BYTES = 8;

  private Safetensors() {}

  /**
   * The tensors of a file, in the order of their bytes. They are views of the mapped file: nothing
   * is read until it is looked at, and the file must stay as it is.
   *
   * @throws UnreadableWeights when the file is not a whole and consistent safetensors file
   */
  public static Weights read(Path file) throws IOException {
    return open(file).weights();
  }

  /** What the file's writer noted in it: {@code __metadata__}, empty if there is none. */
  public static Map<String, String> metadata(Path file) throws IOException {
    return open(file).metadata();
  }

  /**
   * Writes the tensors in their order.
   *
   * @param metadata notes for readers, such as the class names
   */
  public static void write(Path file, Weights weights, Map<String, String> metadata)
      throws IOException {
    try (var channel = FileChannel.open(file, CREATE, WRITE, TRUNCATE_EXISTING)) {
      write(channel, weights, metadata);
    }
  }

  /** The same to a channel, which stays open. */
  public static void write(
      WritableByteChannel channel, Weights weights, Map<String, String> metadata)
      throws IOException {
    byte[] header = SafetensorsHeader.toJson(weights, metadata).getBytes(UTF_8);
    // spaces up to a multiple of eight, so that mapped tensors are aligned
    int padded = Math.ceilDiv(header.length, 8) * 8;
    var start = ByteBuffer.allocate(LENGTH_BYTES + padded).order(ByteOrder.LITTLE_ENDIAN);
    start.putLong(padded).put(header);
    while (start.hasRemaining()) {
      start.put((byte) ' ');
    }
    Segments.write(channel, start.flip());
    for (var tensor : weights.tensors().values()) {
      Segments.write(channel, tensor.data());
    }
  }

  private static Contents open(Path file) throws IOException {
    try (var channel = FileChannel.open(file, READ)) {
      long size = channel.size();
      if (size < LENGTH_BYTES) {
        throw new UnreadableWeights(
            "The file has %d bytes; a safetensors file begins with 8 bytes of header length"
                .formatted(size));
      }
      var mapped = channel.map(MapMode.READ_ONLY, 0, size, Arena.ofAuto());
      long length =
          mapped.get(ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN), 0);
      if (length < 0 || length > LONGEST_HEADER) {
        throw new UnreadableWeights(
            "The header length is %s bytes, more than the %d allowed; is this a safetensors file?"
                .formatted(Long.toUnsignedString(length), LONGEST_HEADER));
      }
      if (LENGTH_BYTES + length > size) {
        throw new UnreadableWeights(
            "The header takes %d bytes, but only %d follow: the file is cut short"
                .formatted(length, size - LENGTH_BYTES));
      }
      byte[] header = mapped.asSlice(LENGTH_BYTES, length).toArray(ValueLayout.JAVA_BYTE);
      var parsed = SafetensorsHeader.parse(header);
      return new Contents(parsed.weights(mapped.asSlice(LENGTH_BYTES + length)), parsed.metadata());
    }
  }

  private record Contents(Weights weights, Map<String, String> metadata) {}
}
