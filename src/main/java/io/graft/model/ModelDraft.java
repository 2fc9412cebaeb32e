package io.graft.model;

import io.graft.access.ProjectId;
import io.graft.backbone.input.InputSpec;
import io.graft.network.Task;
import java.nio.file.Path;
import java.util.List;

/**
 * A trained model that is not published yet.
 *
 * @param folder where the trainer left {@code model.safetensors}, {@code model.onnx}, {@code
 *     model.pt}, and, if it kept its answers, {@code answers.safetensors}; publishing moves them
 *     away
 */
public record ModelDraft(
    ProjectId project,
    String name,
    Task task,
    List<String> classes,
    InputSpec input,
    ModelMetrics metrics,
    Certificate certificate,
    Provenance provenance,
    Path folder) {

  public ModelDraft {
    classes = List.copyOf(classes);
    if (classes.size() != metrics.perClass().size()) {
      throw new IllegalArgumentException(
          "a model needs metrics for each of its %d classes, had %d"
              .formatted(classes.size(), metrics.perClass().size()));
    }
  }
}
