package io.graft.inference;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.graft.backbone.input.Pixels;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One model in ONNX Runtime, loaded when it is first run. Several threads may run it at once. */
class WarmSession implements AutoCloseable {
  private static final String INPUT = "image";
  private static final String OUTPUT = "probabilities";

  private final Path onnx;
  private final int threads;
  private @Nullable OrtSession session;

  WarmSession(Path onnx, int threads) {
    this.onnx = onnx;
    this.threads = threads;
  }

  /**
   * @param pictures all of the size the model takes
   * @return the probabilities of all classes, picture after picture
   */
  FloatBuffer run(List<Pixels> pictures) throws OrtException {
    var session = session();
    var first = pictures.getFirst();
    long[] shape = {pictures.size(), first.height(), first.width(), 3};
    try (var arena = Arena.ofConfined()) {
      var pixels = arena.allocate((long) pictures.size() * first.rgb().length);
      long at = 0;
      for (var picture : pictures) {
        MemorySegment.copy(
            picture.rgb(), 0, pixels, ValueLayout.JAVA_BYTE, at, picture.rgb().length);
        at += picture.rgb().length;
      }
      try (var image =
              OnnxTensor.createTensor(
                  environment(), pixels.asByteBuffer(), shape, OnnxJavaType.UINT8);
          var result = session.run(Map.of(INPUT, image), Set.of(OUTPUT))) {
        return ((OnnxTensor) result.get(0)).getFloatBuffer(); // a copy
      }
    }
  }

  @Override
  public synchronized void close() throws OrtException {
    if (session != null) {
      session.close();
    }
  }

  private synchronized OrtSession session() throws OrtException {
    if (session == null) {
      try (var options = new OrtSession.SessionOptions()) {
        options.setIntraOpNumThreads(threads);
        session = environment().createSession(onnx.toString(), options);
      }
    }
    return session;
  }

  private static OrtEnvironment environment() {
    return OrtEnvironment.getEnvironment();
  }
}
