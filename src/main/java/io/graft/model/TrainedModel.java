package io.graft.model;

import io.graft.access.ProjectId;
import io.graft.backbone.input.InputSpec;
import io.graft.network.Task;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A published model. It never changes; it can only be deleted. */
public record TrainedModel(
    ModelId id,
    ProjectId project,
    String name,
    Instant createdAt,
    Task task,
    List<String> classes,
    InputSpec input,
    ModelMetrics metrics,
    Certificate certificate,
    Provenance provenance,
    List<Artifact> artifacts) {

  public Artifact artifact(ArtifactKind kind) {
    return find(kind)
        .orElseThrow(() -> new IllegalStateException("model %s has no %s".formatted(id, kind)));
  }

  Optional<Artifact> find(ArtifactKind kind) {
    return artifacts.stream().filter(artifact -> artifact.kind() == kind).findFirst();
  }
}
