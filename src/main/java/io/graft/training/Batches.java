package io.graft.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.graft.network.Task;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.UUID;

/** Where the input of a phase comes from: computed activations, or pixels. */
interface Batches {

  /** The input of some training examples, as they are varied and mixed in this epoch. */
  NDArray training(NDManager memory, int[] examples, int epoch, Mixing mixing) throws IOException;

  /** The plain input of some examples. */
  NDArray plain(NDManager memory, int[] examples) throws IOException;

  /** Says what will be asked for next, so that it can be made meanwhile. */
  default void ahead(int[] examples, int epoch) {}

  /**
   * Room for one batch, freed with its memory: left to the garbage collector, the buffers of
   * hundreds of epochs would pile up.
   */
  static ByteBuffer buffer(NDManager memory, long bytes) {
    var arena = Arena.ofConfined();
    memory.attachInternal("batch " + UUID.randomUUID(), arena);
    return arena.allocate(bytes, 64).asByteBuffer().order(ByteOrder.nativeOrder());
  }

  /**
   * What shall be learned: classes, or their shares where examples have or are mixed of several.
   */
  static NDArray target(NDManager memory, TrainingRequest request, int[] examples, Mixing mixing) {
    var batch = request.at(examples);
    int classes = request.classes().size();
    return request.task() == Task.CLASSIFICATION && mixing instanceof Mixing.None
        ? memory.create(batch.stream().mapToLong(Example::label).toArray())
        : memory.create(
            mixing.targets(batch.stream().map(Example::labels).toList(), classes),
            new Shape(batch.size(), classes));
  }

  static NDArray floats(NDManager memory, ByteBuffer rows, Shape shape) {
    return memory.create(rows.flip(), shape, DataType.FLOAT32);
  }
}
