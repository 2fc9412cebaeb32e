package io.graft.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.graft.backbone.input.Pixels;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Pixels drawn anew for every epoch, and through the frozen stages where there are any: for phases
 * that open everything, and for those whose activations do not fit into the cache.
 */
final class DrawnBatches implements Batches {
  private final Drawing drawing;
  private final Script script;
  private final int boundary;
  private @Nullable Ahead ahead;

  DrawnBatches(Drawing drawing, Script script, int boundary) {
    this.drawing = drawing;
    this.script = script;
    this.boundary = boundary;
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
  private record Ahead(int[] examples, int epoch, List<Future<Pixels>> drawn) {
    boolean isFor(int[] otherExamples, int otherEpoch) {
      return epoch == otherEpoch && Arrays.equals(examples, otherExamples);
    }
  }

  @Override
  public void ahead(int[] examples, int epoch) {
    ahead = new Ahead(examples, epoch, drawing.start(examples, epoch));
  }

  @Override
  public NDArray training(NDManager memory, int[] examples, int epoch, Mixing mixing)
      throws IOException {
    var waiting = ahead;
    ahead = null;
    var drawn =
        waiting != null && waiting.isFor(examples, epoch)
            ? waiting.drawn()
            : drawing.start(examples, epoch);
    return enter(drawing.finish(memory, drawn, mixing));
  }

  @Override
  public NDArray plain(NDManager memory, int[] examples) throws IOException {
    return enter(drawing.finish(memory, drawing.start(examples, 0)));
  }

  /** The copy is no inference tensor any more, which libtorch would not differentiate through. */
  private NDArray enter(NDArray pixels) {
    return boundary == 0 ? pixels : script.run("prefix_" + boundary, pixels).duplicate();
  }
}
