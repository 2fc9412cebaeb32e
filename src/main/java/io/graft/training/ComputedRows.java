package io.graft.training;

import ai.djl.ndarray.types.Shape;
import io.graft.backbone.input.Pixels;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;

/**
 * Rows computed whenever they are asked for, with the same bits as in a file: the same views of the
 * pictures, in runs of the same size.
 */
final class ComputedRows implements Activations {
  private final FrozenStages stages;
  private final Drawing drawing;
  private final Script script;
  private final ViewRows rows;
  private final List<int[]> examples;
  private final Shape shape;

  /**
   * @param stages with one boundary, closed with this
   * @param shape of what crosses it
   */
  ComputedRows(FrozenStages stages, Drawing drawing, Script script, ViewRows rows, Shape shape) {
    this.stages = stages;
    this.drawing = drawing;
    this.script = script;
    this.rows = rows;
    this.examples = List.of(rows.examplesOf(0), rows.examplesOf(1));
    this.shape = shape;
  }

  @Override
  public Shape shape() {
    return shape;
  }

  @Override
  public void gather(long[] chosen, ByteBuffer into) throws IOException {
    var drawn = new ArrayList<Future<Pixels>>(chosen.length);
    for (long row : chosen) {
      int view = rows.view(row);
      drawn.add(drawing.start(examples.get(Math.min(view, 1))[rows.place(row)], view));
    }
    for (int from = 0; from < chosen.length; from += PrefixPass.BATCH) {
      var some = drawn.subList(from, Math.min(chosen.length, from + PrefixPass.BATCH));
      try (var memory = script.memory()) {
        var pixels = drawing.pixels(memory, some, new Mixing.None());
        into.put(stages.activations(memory, pixels, some.size()).getFirst().toByteBuffer());
      }
    }
  }

  @Override
  public void close() throws IOException {
    stages.close();
  }
}
