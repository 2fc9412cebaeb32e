package io.graft.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;

/**
 * Rows of an activation file. Each training example takes one of its views at random in every
 * epoch.
 */
final class CachedBatches implements Batches {
  private final ActivationFile file;
  private final ViewRows rows;
  private final Shape shape;
  private final long seed;

  CachedBatches(ActivationFile file, ViewRows rows, long seed) {
    this.file = file;
    this.rows = rows;
    this.shape = file.shape();
    this.seed = seed;
  }

  @Override
  public NDArray training(NDManager memory, int[] examples, int epoch, Mixing mixing) {
    var chosen = new long[examples.length];
    for (int i = 0; i < examples.length; i++) {
      var random = new SplittableRandom(seed * 31 + epoch * 1_000_003L + examples[i]);
      chosen[i] = rows.of(examples[i], random.nextInt(rows.views()));
    }
    var plain = gather(memory, file, chosen);
    return switch (mixing) {
      case Mixing.None _ -> batch(memory, plain, chosen.length, shape);
      case Mixing.Mixup mixup -> {
        var mixed = Batches.buffer(memory, plain.position());
        var from = plain.flip().asFloatBuffer();
        Blending.add(from, file.rowFloats(), mixup, mixed.asFloatBuffer());
        yield batch(memory, mixed.position(mixed.limit()), chosen.length, shape);
      }
      case Mixing.Cutmix _ ->
          throw new IllegalStateException("cutmix needs pixels, and these are activations");
    };
  }

  @Override
  public NDArray plain(NDManager memory, int[] examples) {
    var chosen = new long[examples.length];
    for (int i = 0; i < examples.length; i++) {
      chosen[i] = rows.of(examples[i], 0);
    }
    return rows(memory, file, chosen);
  }

  /** Some rows of a file. */
  static NDArray rows(NDManager memory, ActivationFile file, long[] chosen) {
    return batch(memory, gather(memory, file, chosen), chosen.length, file.shape());
  }

  private static ByteBuffer gather(NDManager memory, ActivationFile file, long[] chosen) {
    var batch = Batches.buffer(memory, (long) chosen.length * file.rowFloats() * Float.BYTES);
    for (long row : chosen) {
      file.read(row, batch);
    }
    return batch;
  }

  private static NDArray batch(NDManager memory, ByteBuffer batch, int count, Shape shape) {
    var whole = new Shape(count);
    for (long size : shape.getShape()) {
      whole = whole.add(size);
    }
    return Batches.floats(memory, batch, whole);
  }
}
