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
  private final @Nullable FrozenStages stages;
  private @Nullable Ahead ahead;

  /**
   * @param stages to go through, with one boundary; none where everything learns
   */
  DrawnBatches(Drawing drawing, @Nullable FrozenStages stages) {
    this.drawing = drawing;
    this.stages = stages;
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
    return enter(memory, drawn, mixing);
  }

  @Override
  public NDArray plain(NDManager memory, int[] examples) throws IOException {
    return enter(memory, drawing.start(examples, 0), new Mixing.None());
  }

  private NDArray enter(NDManager memory, List<Future<Pixels>> drawn, Mixing mixing)
      throws IOException {
    if (stages == null) {
      return drawing.finish(memory, drawn, mixing);
    }
    var pixels = drawing.pixels(memory, drawn, mixing);
    // the copy is no inference tensor any more, which libtorch would not differentiate through
    return stages.activations(memory, pixels, drawn.size()).getFirst().duplicate();
  }
}
