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
class ActivationFile implements Activations {
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

  @Override
  public Shape shape() {
    return shape;
  }

  @Override
  public void gather(long[] chosen, ByteBuffer into) {
    for (long row : chosen) {
      read(row, into);
    }
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
    private static final int READ_AT_ONCE = 1 << 16;

    private final Path half;
    private final Path whole;
    private final FileChannel channel;

    Half(Path whole) throws IOException {
      this.whole = whole;
      Files.createDirectories(whole.getParent());
      half = Files.createTempFile(whole.getParent(), "half", null);
      channel = FileChannel.open(half, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    void append(ByteBuffer rows) throws IOException {
      while (rows.hasRemaining()) {
        channel.write(rows);
      }
    }

    /** What reading all that was appended takes. */
    double secondsToReadBack() throws IOException {
      var part = ByteBuffer.allocateDirect(READ_AT_ONCE);
      long started = System.nanoTime();
      for (long at = 0; at < channel.size(); at += part.position()) {
        channel.read(part.clear(), at);
      }
      return (System.nanoTime() - started) / 1e9;
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
