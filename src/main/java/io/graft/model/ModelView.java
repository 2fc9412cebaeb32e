package io.graft.model;

import io.graft.backbone.input.InputSpec;
import io.graft.network.Task;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A model on the wire. */
@Schema(name = "Model")
record ModelView(
    UUID id,
    String name,
    Instant createdAt,
    Task task,
    List<String> classes,
    InputSpec input,
    ModelMetrics metrics,
    Certificate certificate,
    Provenance provenance,
    List<ArtifactView> artifacts) {

  /** A file and where to get it. */
  @Schema(name = "Artifact")
  record ArtifactView(ArtifactKind kind, String file, long size, String sha256, String href) {}

  static ModelView of(TrainedModel model) {
    return new ModelView(
        model.id().value(),
        model.name(),
        model.createdAt(),
        model.task(),
        model.classes(),
        model.input(),
        model.metrics(),
        model.certificate(),
        model.provenance(),
        model.artifacts().stream().map(artifact -> view(model.id(), artifact)).toList());
  }

  private static ArtifactView view(ModelId id, Artifact artifact) {
    return new ArtifactView(
        artifact.kind(),
        artifact.kind().file(),
        artifact.size(),
        artifact.sha256(),
        "/api/v1/models/%s/artifacts/%s".formatted(id, artifact.kind().wireName()));
  }
}
