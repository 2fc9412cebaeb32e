package io.graft.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Where the input of a phase comes from: computed activations, or pixels. */
sealed interface Batches permits CachedBatches, DrawnBatches {

  /** The input of some training examples, as they are varied in this epoch. */
  NDArray training(NDManager memory, int[] examples, int epoch) throws IOException;

  /** The plain input of some examples. */
  NDArray plain(NDManager memory, int[] examples) throws IOException;

  /** Says what will be asked for next, so that it can be made meanwhile. */
  default void ahead(int[] examples, int epoch) {}

  static ByteBuffer buffer(long bytes) {
    return ByteBuffer.allocateDirect(Math.toIntExact(bytes)).order(ByteOrder.nativeOrder());
  }

  static NDArray floats(NDManager memory, ByteBuffer rows, Shape shape) {
    return memory.create(rows.flip(), shape, DataType.FLOAT32);
  }
}
