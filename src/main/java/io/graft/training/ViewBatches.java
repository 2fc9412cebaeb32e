package io.graft.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;

/** Rows of activations. Each training example takes one of its views at random in every epoch. */
final class ViewBatches implements Batches {
  private final Activations activations;
  private final ViewRows rows;
  private final Shape shape;
  private final long seed;

  ViewBatches(Activations activations, ViewRows rows, long seed) {
    this.activations = activations;
    this.rows = rows;
    this.shape = activations.shape();
    this.seed = seed;
  }

  @Override
  public NDArray training(NDManager memory, int[] examples, int epoch, Mixing mixing)
      throws IOException {
    var chosen = new long[examples.length];
    for (int i = 0; i < examples.length; i++) {
      var random = new SplittableRandom(seed * 31 + epoch * 1_000_003L + examples[i]);
      chosen[i] = rows.of(examples[i], random.nextInt(rows.views()));
    }
    var plain = gather(memory, activations, chosen);
    return switch (mixing) {
      case Mixing.None _ -> batch(memory, plain, chosen.length, shape);
      case Mixing.Mixup mixup -> {
        var mixed = Batches.buffer(memory, plain.position());
        var from = plain.flip().asFloatBuffer();
        Blending.add(from, activations.rowFloats(), mixup, mixed.asFloatBuffer());
        yield batch(memory, mixed.position(mixed.limit()), chosen.length, shape);
      }
      case Mixing.Cutmix _ ->
          throw new IllegalStateException("cutmix needs pixels, and these are activations");
    };
  }

  @Override
  public NDArray plain(NDManager memory, int[] examples) throws IOException {
    var chosen = new long[examples.length];
    for (int i = 0; i < examples.length; i++) {
      chosen[i] = rows.of(examples[i], 0);
    }
    return rows(memory, activations, chosen);
  }

  /** Some rows. */
  static NDArray rows(NDManager memory, Activations activations, long[] chosen) throws IOException {
    return batch(memory, gather(memory, activations, chosen), chosen.length, activations.shape());
  }

  private static ByteBuffer gather(NDManager memory, Activations activations, long[] chosen)
      throws IOException {
    var batch =
        Batches.buffer(memory, (long) chosen.length * activations.rowFloats() * Float.BYTES);
    activations.gather(chosen, batch);
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
