package io.graft.model;

import io.graft.access.ProjectId;
import io.graft.backbone.input.InputSpec;
import io.graft.network.Task;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The part of a model that nobody searches by; one JSON document in its row.
 *
 * @param task absent from models that are older than multi-label ones
 */
record ModelDescription(
    @Nullable Task task,
    List<String> classes,
    InputSpec input,
    ModelMetrics metrics,
    Certificate certificate,
    Provenance provenance,
    List<Artifact> artifacts) {

  static ModelDescription of(ModelDraft draft, List<Artifact> artifacts) {
    return new ModelDescription(
        draft.task(),
        draft.classes(),
        draft.input(),
        draft.metrics(),
        draft.certificate(),
        draft.provenance(),
        artifacts);
  }

  ModelDescription with(Artifact artifact) {
    var more = Stream.concat(artifacts.stream(), Stream.of(artifact)).toList();
    return new ModelDescription(task, classes, input, metrics, certificate, provenance, more);
  }

  TrainedModel model(ModelId id, ProjectId project, String name, Instant createdAt) {
    return new TrainedModel(
        id,
        project,
        name,
        createdAt,
        task == null ? Task.CLASSIFICATION : task,
        classes,
        input,
        metrics,
        certificate,
        provenance,
        artifacts);
  }
}
