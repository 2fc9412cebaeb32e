package io.graft.training;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;

/** A written ONNX file in ONNX Runtime, on the CPU. */
class OnnxFile implements AutoCloseable {
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;

  OnnxFile(Path file) throws IOException {
    try (var options = new OrtSession.SessionOptions()) {
      // threads that spin while they wait take the cores from libtorch and from who draws pictures
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      // what an arena holds is lost to the other sessions and to libtorch; malloc keeps it for all
      options.setCPUArenaAllocator(false);
      options.setMemoryPatternOptimization(false);
      session = environment.createSession(file.toString(), options);
    } catch (OrtException unreadable) {
      throw new IOException("ONNX Runtime cannot read " + file.getFileName(), unreadable);
    }
  }

  static String version() {
    return OrtEnvironment.getEnvironment().getVersion();
  }

  /**
   * All outputs, in native memory until closed.
   *
   * @param pixels uint8 {@code [count, size, size, 3]}
   */
  OrtSession.Result run(ByteBuffer pixels, int count, int size) throws OrtException {
    var direct =
        pixels.isDirect()
            ? pixels
            : ByteBuffer.allocateDirect(pixels.remaining()).put(pixels).flip();
    long[] shape = {count, size, size, 3};
    try (var image = OnnxTensor.createTensor(environment, direct, shape, OnnxJavaType.UINT8)) {
      return session.run(Map.of("image", image));
    }
  }

  /** All outputs for an input {@code x}. */
  OrtSession.Result run(OnnxTensor x) throws OrtException {
    return session.run(Map.of("x", x));
  }

  /** Logits {@code [count × classes]} of a whole network. */
  float[] logits(ByteBuffer pixels, int count, int size) throws IOException {
    try (var answer = run(pixels, count, size)) {
      var floats = ((OnnxTensor) answer.get("logits").orElseThrow()).getFloatBuffer();
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
      throw new IOException("ONNX Runtime cannot let go of a model", failure);
    }
  }
}
