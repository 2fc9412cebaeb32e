package io.graft.training;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** Runs an exported ONNX file as those who download it will. */
class OnnxCheck implements AutoCloseable {
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;

  OnnxCheck(Path file) throws IOException {
    try (var options = new OrtSession.SessionOptions()) {
      session = environment.createSession(file.toString(), options);
    } catch (OrtException unreadable) {
      throw new IOException("ONNX Runtime cannot read the exported model", unreadable);
    }
  }

  static String version() {
    return OrtEnvironment.getEnvironment().getVersion();
  }

  /**
   * Logits {@code [count × classes]}.
   *
   * @param pixels uint8 {@code [count, size, size, 3]}
   */
  float[] logits(ByteBuffer pixels, int count, int size) throws IOException {
    var direct = ByteBuffer.allocateDirect(pixels.remaining()).put(pixels).flip();
    try (var image =
            OnnxTensor.createTensor(
                environment,
                direct,
                new long[] {count, size, size, 3},
                ai.onnxruntime.OnnxJavaType.UINT8);
        var result = session.run(Map.of("image", image), Set.of("logits"))) {
      OnnxValue logits = result.get(0);
      var floats = ((OnnxTensor) logits).getFloatBuffer();
      var values = new float[floats.remaining()];
      floats.get(values);
      return values;
    } catch (OrtException failure) {
      throw new IOException("ONNX Runtime cannot run the exported model", failure);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      session.close();
    } catch (OrtException failure) {
      throw new IOException("ONNX Runtime cannot let go of the exported model", failure);
    }
  }
}
