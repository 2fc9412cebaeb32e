package io.graft.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Frozen stages in libtorch: on GPUs, and for bfloat16. */
final class TorchStages implements FrozenStages {
  private final Script script;
  private final int size;
  private final List<Integer> boundaries;

  TorchStages(Script script, int size, List<Integer> boundaries) {
    this.script = script;
    this.size = size;
    this.boundaries = boundaries;
  }

  @Override
  public List<NDArray> activations(NDManager memory, ByteBuffer pixels, int count) {
    script.mode(false, script.network().depth());
    NDArray x = memory.create(pixels, new Shape(count, size, size, 3), DataType.UINT8);
    var activations = new ArrayList<NDArray>();
    int reached = 0;
    for (int boundary : boundaries) {
      x = advance(x, reached, boundary);
      reached = boundary;
      activations.add(x.toType(DataType.FLOAT32, false)); // a stage answers as it computes
    }
    return activations;
  }

  private NDArray advance(NDArray x, int from, int to) {
    if (from == 0) {
      return script.run("prefix_" + to, x);
    }
    NDArray reached = x;
    for (int stage = from; stage < to; stage++) {
      reached = script.run("stage_" + stage, reached);
    }
    return from < to && to == script.network().depth() ? script.run("pool", reached) : reached;
  }

  /** The script belongs to its phase. */
  @Override
  public void close() {}
}
