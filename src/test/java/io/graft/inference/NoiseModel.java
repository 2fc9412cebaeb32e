package io.graft.inference;

import io.graft.backbone.input.ImageInput;
import io.graft.backbone.input.Interpolation;
import io.graft.model.ArtifactKind;
import io.graft.model.Drafts;
import io.graft.model.ModelDraft;
import io.graft.model.Models;
import io.graft.model.Provenance;
import io.graft.model.TrainedModel;
import io.graft.network.Architectures;
import io.graft.network.Formula;
import io.graft.network.ImageSignature;
import io.graft.network.Normalization;
import io.graft.network.OnnxWriter;
import io.graft.network.Safetensors;
import io.graft.network.Task;
import io.graft.training.Recipe;
import io.graft.training.TrainingPlans;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** A whole ResNet with files as a trainer leaves them, whose weights are noise. */
class NoiseModel {
  static final int SIZE = 64;
  private static final List<String> CLASSES = List.of("ants", "bees", "wasps");
  private static final double TEMPERATURE = 1.5;

  private NoiseModel() {}

  /**
   * @param dataset that it says it was trained on
   */
  static TrainedModel publish(Models models, Path folder, Task task, UUID dataset)
      throws IOException {
    var draft = Drafts.draft(folder, CLASSES);
    var input = ImageInput.imagenet(SIZE, 0.875, Interpolation.BILINEAR);
    var plan =
        TrainingPlans.expand(
            Recipe.FEATURE_EXTRACTION,
            JsonMapper.shared().readTree("{\"head\":{\"pooling\":\"avg-max\",\"hidden\":[8]}}"));
    var network =
        Architectures.named("resnet18_050")
            .forPictures(SIZE)
            .withHead(plan.head().head(CLASSES.size()));
    var weights = Formula.weights(network);
    var normalization = new Normalization(input.mean(), input.std());
    OnnxWriter.write(
        folder.resolve(ArtifactKind.ONNX.file()),
        network,
        weights,
        new ImageSignature(SIZE, normalization, task, CLASSES, TEMPERATURE),
        Map.of());
    Safetensors.write(
        folder.resolve(ArtifactKind.SAFETENSORS.file()),
        weights,
        Map.of("temperature", Double.toString(TEMPERATURE)));
    return models.publish(
        new ModelDraft(
            draft.project(),
            "noise",
            task,
            CLASSES,
            input,
            draft.metrics(),
            draft.certificate(),
            provenance(draft.provenance(), dataset, TrainingPlans.write(plan)),
            folder));
  }

  private static Provenance provenance(Provenance other, UUID dataset, String plan) {
    return new Provenance(
        other.job(),
        dataset,
        1,
        other.datasetHash(),
        "resnet18_050.random",
        "resnet18_050",
        "",
        plan,
        other.seed(),
        other.versions(),
        other.device(),
        other.startedAt(),
        other.finishedAt(),
        other.stages());
  }
}
