package io.graft.model;

import io.graft.access.ProjectId;
import io.graft.backbone.Backbone;
import io.graft.backbone.Generation;
import io.graft.backbone.PromotedWeights;
import io.graft.backbone.Promotion;
import io.graft.backbone.input.ImageInput;
import java.io.IOException;
import java.nio.file.Files;
import org.springframework.stereotype.Component;

/** Makes models into backbones, from which other jobs start. */
@Component
class Promotions {
  private final Models models;
  private final PromotedWeights backbones;

  Promotions(Models models, PromotedWeights backbones) {
    this.models = models;
    this.backbones = backbones;
  }

  Backbone promote(ProjectId project, ModelId id, PromotionRequest request) throws IOException {
    var model = models.require(project, id);
    return backbones.take(
        project,
        new Promotion(
            request.name(),
            request.licence().strip(),
            request.card() == null
                ? Files.readString(models.artifact(model, ArtifactKind.CARD))
                : request.card(),
            model.provenance().architecture(),
            switch (model.input()) {
              case ImageInput image -> image;
            },
            generation(model),
            models.artifact(model, ArtifactKind.SAFETENSORS)));
  }

  private static Generation generation(TrainedModel model) {
    var provenance = model.provenance();
    return new Generation(
        model.id().value(),
        provenance.job(),
        provenance.dataset(),
        provenance.datasetVersion(),
        provenance.datasetHash(),
        provenance.backbone(),
        provenance.backboneSha256().isEmpty() ? null : provenance.backboneSha256());
  }
}
