package io.graft.inference;

import ai.onnxruntime.OrtException;
import io.graft.backbone.input.ImageInput;
import io.graft.model.TrainedModel;
import io.graft.network.Architectures;
import io.graft.network.Normalization;
import io.graft.network.Safetensors;
import io.graft.network.Task;
import io.graft.training.TrainingPlans;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A model whose stages are in ONNX Runtime and whose head is computed here.
 *
 * @param temperature what logits are divided by before they become probabilities
 */
record ExplainableModel(
    TrainedModel model, FeatureExtractor stages, HeadPass head, double temperature)
    implements AutoCloseable {

  /**
   * @param file the model's weights, safetensors
   */
  static ExplainableModel load(TrainedModel model, Path file, int threads)
      throws IOException, OrtException {
    var input = image(model);
    var plan = TrainingPlans.read(model.provenance().plan());
    var network =
        Architectures.named(model.provenance().architecture())
            .forPictures(input.size())
            .withHead(plan.head().head(model.classes().size()));
    var weights = Safetensors.read(file).fit(network);
    var normalization = new Normalization(input.mean(), input.std());
    return new ExplainableModel(
        model,
        FeatureExtractor.load(network, weights, normalization, threads),
        HeadPass.of(network, weights),
        Double.parseDouble(Safetensors.metadata(file).getOrDefault("temperature", "1")));
  }

  ImageInput input() {
    return image(model);
  }

  List<String> classes() {
    return model.classes();
  }

  /** The name of the last stage. */
  String layer() {
    return stages.network().stages().getLast().name();
  }

  /** What the model says of one class, 0 to 1, as its ONNX file does. */
  double probability(double[] logits, int label) {
    if (model.task() == Task.MULTI_LABEL) {
      return ActivationSlope.sigmoid(logits[label] / temperature);
    }
    double sum = Arrays.stream(logits).map(z -> Math.exp((z - logits[label]) / temperature)).sum();
    return 1 / sum;
  }

  @Override
  public void close() throws OrtException {
    stages.close();
  }

  private static ImageInput image(TrainedModel model) {
    return switch (model.input()) {
      case ImageInput image -> image;
    };
  }
}
