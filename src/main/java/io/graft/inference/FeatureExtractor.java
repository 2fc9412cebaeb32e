package io.graft.inference;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.graft.backbone.input.Pixels;
import io.graft.network.Network;
import io.graft.network.Normalization;
import io.graft.network.OnnxWriter;
import io.graft.network.Weights;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/** The stages of a network in ONNX Runtime. Several threads may run them at once. */
record FeatureExtractor(Network network, OrtSession session) implements AutoCloseable {

  /**
   * @param threads of one run, 0 for what ONNX Runtime takes by itself
   */
  static FeatureExtractor load(
      Network network, Weights weights, Normalization normalization, int threads)
      throws IOException, OrtException {
    var written = Files.createTempFile("graft", ".onnx");
    try {
      OnnxWriter.writeFeatures(written, network, weights, normalization);
      return new FeatureExtractor(network, LoadedModel.open(written, threads));
    } finally {
      Files.deleteIfExists(written);
    }
  }

  /** What the last stage makes of a picture of the network's size. */
  FeatureMap run(Pixels picture) throws OrtException {
    var shape = network.featureMap();
    try (var arena = Arena.ofConfined();
        var image = LoadedModel.tensor(arena, List.of(picture));
        var result = session.run(Map.of(LoadedModel.INPUT, image))) {
      var answer = ((OnnxTensor) result.get(0)).getFloatBuffer(); // a copy
      var values = new float[answer.remaining()];
      answer.get(values);
      return new FeatureMap((int) shape.size(0), (int) shape.size(1), (int) shape.size(2), values);
    }
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
