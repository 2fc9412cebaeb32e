package io.graft.training;

import io.graft.backbone.input.ImageInput;
import io.graft.backbone.input.Pictures;
import io.graft.backbone.input.Pixels;
import io.graft.backbone.input.UnreadablePicture;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * The pictures of a training as plain bytes, the shorter side already resized: decoded once for all
 * epochs and jobs.
 *
 * <p>Two files: the bytes one picture after another, and a table of width and height. The table is
 * written last, so its presence says that both are whole.
 */
class PixelStore implements AutoCloseable {
  /** A wider picture loses its ends: a strip of a few pixels' height would become huge. */
  private static final int LARGEST_ASPECT = 4;

  private final Arena arena = Arena.ofShared();
  private final MemorySegment bytes;
  private final long[] offsets;
  private final int[] widths;
  private final int[] heights;

  private PixelStore(Path data, Path table, int examples) throws IOException {
    offsets = new long[examples + 1];
    widths = new int[examples];
    heights = new int[examples];
    try (var in =
        new DataInputStream(new java.io.BufferedInputStream(Files.newInputStream(table)))) {
      for (int i = 0; i < examples; i++) {
        widths[i] = in.readInt();
        heights[i] = in.readInt();
        offsets[i + 1] = offsets[i] + 3L * widths[i] * heights[i];
      }
    }
    try (var channel = FileChannel.open(data)) {
      bytes = channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
    }
  }

  static PixelStore open(
      Path folder,
      Path pack,
      List<Example> examples,
      ImageInput input,
      ExecutorService threads,
      Watch watch)
      throws IOException {
    var data = folder.resolve("pixels");
    var table = folder.resolve("pixels.table");
    if (!Files.exists(table)) {
      Files.createDirectories(folder);
      decode(data, table, pack, examples, input, threads, watch);
    }
    return new PixelStore(data, table, examples.size());
  }

  Pixels get(int example) {
    var rgb = bytes.asSlice(offsets[example], offsets[example + 1] - offsets[example]);
    return new Pixels(widths[example], heights[example], rgb.toArray(ValueLayout.JAVA_BYTE));
  }

  @Override
  public void close() {
    arena.close();
  }

  private static void decode(
      Path data,
      Path table,
      Path pack,
      List<Example> examples,
      ImageInput input,
      ExecutorService threads,
      Watch watch)
      throws IOException {
    var half = Files.createTempFile(data.getParent(), "half", null);
    var halfTable = Files.createTempFile(data.getParent(), "half", null);
    try (var in = FileChannel.open(pack);
        var out = FileChannel.open(half, StandardOpenOption.WRITE);
        var sizes =
            new DataOutputStream(
                new java.io.BufferedOutputStream(Files.newOutputStream(halfTable)))) {
      var ahead = new ArrayDeque<Future<Pixels>>();
      int submitted = 0;
      for (int done = 0; done < examples.size(); done++) {
        while (submitted < examples.size() && ahead.size() < 64) {
          var example = examples.get(submitted++);
          ahead.add(threads.submit(() -> stored(in, example, input)));
        }
        var pixels = await(ahead.remove());
        sizes.writeInt(pixels.width());
        sizes.writeInt(pixels.height());
        writeFully(out, ByteBuffer.wrap(pixels.rgb()));
        watch.progress("decoding pictures", done + 1, examples.size());
      }
    } catch (IOException | RuntimeException failure) {
      Files.deleteIfExists(half);
      Files.deleteIfExists(halfTable);
      throw failure;
    }
    Files.move(half, data, StandardCopyOption.REPLACE_EXISTING);
    Files.move(halfTable, table, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The picture of an example as it is kept. */
  static Pixels stored(FileChannel pack, Example example, ImageInput input) throws IOException {
    return trimmed(input.resizeShorter(picture(pack, example)));
  }

  private static Pixels picture(FileChannel pack, Example example) throws IOException {
    var encoded = ByteBuffer.allocate(example.length());
    while (encoded.hasRemaining()
        && pack.read(encoded, example.offset() + encoded.position()) >= 0) {
      // one read need not fill it
    }
    try {
      return new Pictures().decode(encoded.array());
    } catch (UnreadablePicture unreadable) {
      throw new IOException(
          "picture at byte %d of the dataset %s"
              .formatted(example.offset(), unreadable.getMessage()),
          unreadable);
    }
  }

  private static Pixels trimmed(Pixels pixels) {
    int width = Math.min(pixels.width(), LARGEST_ASPECT * pixels.height());
    int height = Math.min(pixels.height(), LARGEST_ASPECT * pixels.width());
    return width == pixels.width() && height == pixels.height()
        ? pixels
        : pixels.crop((pixels.width() - width) / 2, (pixels.height() - height) / 2, width, height);
  }

  private static void writeFully(FileChannel out, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }

  static <T> T await(Future<T> future) throws IOException {
    try {
      return future.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new Watch.StopRequested();
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof IOException io) {
        throw io;
      }
      throw new IllegalStateException(failure.getCause());
    }
  }
}
