package io.graft.training;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Float32 activations at one boundary, a row per picture, mapped into memory. The file has its name
 * only when it is whole.
 */
class ActivationFile implements AutoCloseable {
  private final Arena arena = Arena.ofShared();
  private final MemorySegment rows;
  private final Shape shape;
  private final long rowBytes;

  /**
   * @param shape of a row
   */
  ActivationFile(Path file, Shape shape) throws IOException {
    this.shape = shape;
    this.rowBytes = shape.size() * Float.BYTES;
    try (var channel = FileChannel.open(file)) {
      rows = channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
    }
  }

  Shape shape() {
    return shape;
  }

  /** The numbers of one row. */
  int rowFloats() {
    return Math.toIntExact(rowBytes / Float.BYTES);
  }

  /** Appends a row to a batch that is being gathered. */
  void read(long row, ByteBuffer into) {
    into.put(rows.asSlice(row * rowBytes, rowBytes).asByteBuffer());
  }

  @Override
  public void close() {
    arena.close();
  }

  /** A file in the making. */
  static class Half implements AutoCloseable {
    private final Path half;
    private final Path whole;
    private final FileChannel channel;

    Half(Path whole) throws IOException {
      this.whole = whole;
      Files.createDirectories(whole.getParent());
      half = Files.createTempFile(whole.getParent(), "half", null);
      channel = FileChannel.open(half, StandardOpenOption.WRITE);
    }

    void append(ByteBuffer rows) throws IOException {
      while (rows.hasRemaining()) {
        channel.write(rows);
      }
    }

    void finish() throws IOException {
      channel.close();
      // another trainer may have made the same meanwhile; the rows are equal
      Files.move(half, whole, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
      channel.close();
      Files.deleteIfExists(half);
    }
  }
}
