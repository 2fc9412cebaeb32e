package io.graft.inference;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.graft.backbone.input.InputSpec;
import io.graft.backbone.input.Pixels;
import io.graft.network.Task;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A model in ONNX Runtime. Several threads may run it at once. */
record LoadedModel(Task task, List<String> classes, InputSpec input, OrtSession session)
    implements AutoCloseable {
  static final String INPUT = "image";
  private static final String OUTPUT = "probabilities";

  static LoadedModel load(Task task, List<String> classes, InputSpec input, Path onnx, int threads)
      throws OrtException {
    return new LoadedModel(task, classes, input, open(onnx, threads));
  }

  /**
   * @param threads of one run, 0 for what ONNX Runtime takes by itself
   */
  static OrtSession open(Path onnx, int threads) throws OrtException {
    try (var options = new OrtSession.SessionOptions()) {
      if (threads > 0) {
        options.setIntraOpNumThreads(threads);
      }
      return OrtEnvironment.getEnvironment().createSession(onnx.toString(), options);
    }
  }

  /**
   * @param pictures all of the size the model takes
   * @return the probabilities of all classes, picture after picture
   */
  FloatBuffer run(List<Pixels> pictures) throws OrtException {
    try (var arena = Arena.ofConfined();
        var image = tensor(arena, pictures);
        var result = session.run(Map.of(INPUT, image), Set.of(OUTPUT))) {
      return ((OnnxTensor) result.get(0)).getFloatBuffer(); // a copy
    }
  }

  /**
   * What networks take, uint8 {@code [N, height, width, 3]}.
   *
   * @param memory of the tensor; must outlive it
   */
  static OnnxTensor tensor(Arena memory, List<Pixels> pictures) throws OrtException {
    var first = pictures.getFirst();
    long[] shape = {pictures.size(), first.height(), first.width(), 3};
    var pixels = memory.allocate((long) pictures.size() * first.rgb().length);
    long at = 0;
    for (var picture : pictures) {
      MemorySegment.copy(picture.rgb(), 0, pixels, ValueLayout.JAVA_BYTE, at, picture.rgb().length);
      at += picture.rgb().length;
    }
    return OnnxTensor.createTensor(
        OrtEnvironment.getEnvironment(), pixels.asByteBuffer(), shape, OnnxJavaType.UINT8);
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
