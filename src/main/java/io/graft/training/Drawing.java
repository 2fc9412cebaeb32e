package io.graft.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.graft.backbone.input.Pixels;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Draws pictures on several threads. */
class Drawing {
  private final PixelStore store;
  private final Augmenter augmenter;
  private final ExecutorService threads;
  private final int size;

  Drawing(PixelStore store, Augmenter augmenter, ExecutorService threads, int size) {
    this.store = store;
    this.augmenter = augmenter;
    this.threads = threads;
    this.size = size;
  }

  Augmentation augmentation() {
    return augmenter.augmentation();
  }

  /** Starts drawing; the same view for all. */
  List<Future<Pixels>> start(int[] examples, int view) {
    var drawn = new ArrayList<Future<Pixels>>(examples.length);
    for (int example : examples) {
      drawn.add(start(example, view));
    }
    return drawn;
  }

  Future<Pixels> start(int example, int view) {
    return threads.submit(() -> augmenter.view(store.get(example), example, view));
  }

  /** The pictures as uint8 {@code [N, size, size, 3]}. */
  NDArray finish(NDManager memory, List<Future<Pixels>> drawn) throws IOException {
    return finish(memory, drawn, new Mixing.None());
  }

  /** The same, mixed with each other. */
  NDArray finish(NDManager memory, List<Future<Pixels>> drawn, Mixing mixing) throws IOException {
    var shape = new Shape(drawn.size(), size, size, 3);
    return memory.create(pixels(memory, drawn, mixing), shape, DataType.UINT8);
  }

  /** The bytes of such pictures, freed with that memory. */
  ByteBuffer pixels(NDManager memory, List<Future<Pixels>> drawn, Mixing mixing)
      throws IOException {
    var pictures = new Pixels[drawn.size()];
    for (int i = 0; i < pictures.length; i++) {
      pictures[i] = PixelStore.await(drawn.get(i));
    }
    ByteBuffer batch = Batches.buffer(memory, 3L * size * size * drawn.size());
    for (var picture : mixing.pixels(pictures)) {
      batch.put(picture.rgb());
    }
    return batch.flip();
  }
}
