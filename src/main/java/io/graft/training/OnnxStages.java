package io.graft.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.graft.network.OnnxWriter;
import io.graft.network.Weights;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/**
 * Frozen stages in ONNX Runtime, each a session of its own: what one answers then never depends on
 * which others were asked for in the same pass.
 */
final class OnnxStages implements FrozenStages {
  private final int size;
  private final SortedSet<Integer> boundaries;
  private final List<OnnxFile> stages = new ArrayList<>();

  private OnnxStages(int size, SortedSet<Integer> boundaries) {
    this.size = size;
    this.boundaries = boundaries;
  }

  static OnnxStages of(Setup setup, Weights weights, SortedSet<Integer> boundaries)
      throws IOException {
    int size = setup.request().input().size();
    var frozen = new OnnxStages(size, boundaries);
    var written = Files.createTempFile("graft", ".onnx");
    try {
      for (int stage = 0; stage < boundaries.last(); stage++) {
        OnnxWriter.writeStage(written, setup.network(), stage, weights, setup.normalization());
        frozen.stages.add(new OnnxFile(written));
      }
      return frozen;
    } catch (IOException | RuntimeException failure) {
      frozen.close();
      throw failure;
    } finally {
      Files.deleteIfExists(written);
    }
  }

  @Override
  public List<NDArray> activations(NDManager memory, ByteBuffer pixels, int count)
      throws IOException {
    var activations = new ArrayList<NDArray>();
    OrtSession.Result reached = null;
    try {
      for (int stage = 0; stage < stages.size(); stage++) {
        var before = reached;
        reached =
            before == null
                ? stages.get(stage).run(pixels, count, size)
                : stages.get(stage).run((OnnxTensor) before.get(0));
        if (before != null) {
          before.close();
        }
        if (boundaries.contains(stage + 1)) {
          activations.add(copy(memory, (OnnxTensor) reached.get(0)));
        }
      }
      return activations;
    } catch (OrtException failure) {
      throw new IOException("ONNX Runtime cannot run the frozen stages", failure);
    } finally {
      if (reached != null) {
        reached.close();
      }
    }
  }

  private static NDArray copy(NDManager memory, OnnxTensor tensor) {
    var copy = Batches.buffer(memory, tensor.getInfo().getNumElements() * Float.BYTES);
    copy.put(tensor.getByteBuffer());
    return Batches.floats(memory, copy, new Shape(tensor.getInfo().getShape()));
  }

  @Override
  public void close() throws IOException {
    for (var stage : stages) {
      stage.close();
    }
  }
}
