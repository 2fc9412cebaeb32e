package io.graft.inference;

import ai.onnxruntime.OrtException;
import io.graft.access.ProjectId;
import io.graft.model.ModelId;
import io.graft.model.Models;
import java.util.LinkedHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Keeps the models that were asked last in memory.
 *
 * <p>Invariant: a model is closed once, when it has been dropped and nobody uses it; whoever makes
 * the second of these true closes it. Both are known and changed under the lock of this object.
 */
@Component
class WarmModels implements DisposableBean {
  private static final Logger log = LoggerFactory.getLogger(WarmModels.class);

  private final Models models;
  private final InferenceProperties properties;
  // in the order of their last use, the one unused for longest first
  private final LinkedHashMap<ModelId, WarmModel> warm = new LinkedHashMap<>(16, 0.75f, true);

  WarmModels(Models models, InferenceProperties properties) {
    this.models = models;
    this.properties = properties;
  }

  private interface Use<R> {
    R of(WarmModel held) throws OrtException;
  }

  /** The model stays loaded until {@code use} returns. */
  <R> R use(ProjectId project, ModelId id, Function<LoadedModel, R> use) {
    return whileHeld(project, id, held -> use.apply(held.loaded()));
  }

  /** The same with a model that can say where it saw something. */
  <R> R explain(ProjectId project, ModelId id, Function<ExplainableModel, R> use) {
    return whileHeld(project, id, held -> use.apply(held.explainable()));
  }

  private <R> R whileHeld(ProjectId project, ModelId id, Use<R> use) {
    var held = hold(project, id);
    try {
      return use.of(held);
    } catch (OrtException failure) {
      throw new IllegalStateException(
          "ONNX Runtime could not load model %s".formatted(id), failure);
    } finally {
      release(held);
    }
  }

  @Override
  public synchronized void destroy() {
    while (!warm.isEmpty()) {
      dropOldest();
    }
  }

  private synchronized WarmModel hold(ProjectId project, ModelId id) {
    var held =
        warm.computeIfAbsent(id, _ -> new WarmModel(models, project, id, properties.threads()));
    held.users++;
    while (warm.size() > properties.warmModels()) {
      dropOldest();
    }
    return held;
  }

  private synchronized void release(WarmModel held) {
    held.users--;
    closeUnused(held);
  }

  private void dropOldest() {
    var oldest = warm.pollFirstEntry().getValue();
    oldest.dropped = true;
    closeUnused(oldest);
  }

  private static void closeUnused(WarmModel held) {
    if (held.dropped && held.users == 0) {
      try {
        held.close();
      } catch (OrtException failure) {
        log.warn("A session of ONNX Runtime could not be closed", failure);
      }
    }
  }
}
