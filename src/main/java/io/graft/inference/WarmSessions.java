package io.graft.inference;

import ai.onnxruntime.OrtException;
import io.graft.model.ArtifactKind;
import io.graft.model.ModelId;
import io.graft.model.Models;
import io.graft.model.TrainedModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Keeps the models that were asked last in memory.
 *
 * <p>Invariant: a session is closed once, when it is neither in the map nor used by anybody;
 * whoever makes the second of these true closes it. All fields of {@link Held} belong to the lock
 * of this object.
 */
@Component
class WarmSessions implements DisposableBean {
  private static final Logger log = LoggerFactory.getLogger(WarmSessions.class);

  private final Models models;
  private final InferenceProperties properties;
  // in the order of their last use, the one unused for longest first
  private final LinkedHashMap<ModelId, Held> warm = new LinkedHashMap<>(16, 0.75f, true);

  WarmSessions(Models models, InferenceProperties properties) {
    this.models = models;
    this.properties = properties;
  }

  <R> R use(TrainedModel model, Use<R> use) throws OrtException {
    var held = hold(model);
    try {
      return use.apply(held.session);
    } finally {
      release(held);
    }
  }

  @Override
  public synchronized void destroy() {
    while (!warm.isEmpty()) {
      drop(warm.firstEntry().getKey());
    }
  }

  private synchronized Held hold(TrainedModel model) {
    var held = warm.computeIfAbsent(model.id(), _ -> new Held(cold(model)));
    held.users++;
    while (warm.size() > properties.warmModels()) {
      drop(warm.firstEntry().getKey());
    }
    return held;
  }

  private synchronized void release(Held held) {
    held.users--;
    closeUnused(held);
  }

  private void drop(ModelId id) {
    var held = warm.remove(id);
    held.dropped = true;
    closeUnused(held);
  }

  private static void closeUnused(Held held) {
    if (held.dropped && held.users == 0) {
      try {
        held.session.close();
      } catch (OrtException failure) {
        log.warn("A session of ONNX Runtime could not be closed", failure);
      }
    }
  }

  private WarmSession cold(TrainedModel model) {
    try {
      return new WarmSession(models.artifact(model, ArtifactKind.ONNX), properties.threads());
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  interface Use<R> {
    R apply(WarmSession session) throws OrtException;
  }

  private static class Held {
    final WarmSession session;
    int users;
    boolean dropped;

    Held(WarmSession session) {
      this.session = session;
    }
  }
}
