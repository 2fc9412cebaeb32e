package io.graft.training;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;

/** What frozen stages make of pictures: a float32 row for each of their {@link ViewRows}. */
interface Activations extends AutoCloseable {

  /** Of a row. */
  Shape shape();

  /** The numbers of one row. */
  default int rowFloats() {
    return Math.toIntExact(shape().size());
  }

  /** Appends rows to a batch that is being gathered. */
  void gather(long[] rows, ByteBuffer into) throws IOException;

  @Override
  void close() throws IOException;
}
