package io.graft.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.graft.network.Compute;
import io.graft.network.Weights;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.SortedSet;

/** Computes what stages that do not learn make of pictures. */
interface FrozenStages extends AutoCloseable {

  /**
   * What crosses each boundary, in ascending order: float32 {@code [count, …]}.
   *
   * @param pixels uint8 {@code [count, size, size, 3]}
   * @param memory that owns the arrays
   */
  List<NDArray> activations(NDManager memory, ByteBuffer pixels, int count) throws IOException;

  @Override
  void close() throws IOException;

  /**
   * Whoever is faster. On cores that is ONNX Runtime, which folds batch normalisation into the
   * convolutions and runs depthwise ones twice as fast as libtorch; it knows float32 only.
   *
   * @param script of the same weights
   */
  static FrozenStages of(
      Setup setup, Script script, Weights weights, Compute compute, SortedSet<Integer> boundaries)
      throws IOException {
    return inLibtorch(setup, compute)
        ? new TorchStages(script, setup.request().input().size(), List.copyOf(boundaries))
        : OnnxStages.of(setup, weights, boundaries);
  }

  /** Who computes; others answer the same but for rounding. */
  static String engine(Setup setup, Compute compute) {
    return inLibtorch(setup, compute) ? "libtorch" : "onnxruntime " + OnnxFile.version();
  }

  private static boolean inLibtorch(Setup setup, Compute compute) {
    return setup.device().isGpu() || compute != Compute.FLOAT32;
  }
}
