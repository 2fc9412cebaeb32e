package io.graft.inference;

import ai.onnxruntime.OrtException;
import io.graft.access.ProjectId;
import io.graft.model.ArtifactKind;
import io.graft.model.ModelId;
import io.graft.model.Models;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** A model's place among the warm ones; it is loaded when it is first used. */
class WarmModel implements AutoCloseable {
  /** Who uses it now, and whether it has left the warm ones: both belong to their lock. */
  int users;

  boolean dropped;

  private final Models models;
  private final ProjectId project;
  private final ModelId id;
  private final int threads;
  private @Nullable LoadedModel loaded;
  private @Nullable ExplainableModel explainable;

  WarmModel(Models models, ProjectId project, ModelId id, int threads) {
    this.models = models;
    this.project = project;
    this.id = id;
    this.threads = threads;
  }

  synchronized LoadedModel loaded() throws OrtException {
    if (loaded == null) {
      var model = models.require(project, id);
      try {
        var onnx = models.artifact(model, ArtifactKind.ONNX);
        loaded = LoadedModel.load(model.task(), model.classes(), model.input(), onnx, threads);
      } catch (IOException gone) {
        throw new UncheckedIOException(gone);
      }
    }
    return loaded;
  }

  /** With its head in Java; a model that only predicts never loads this. */
  synchronized ExplainableModel explainable() throws OrtException {
    if (explainable == null) {
      var model = models.require(project, id);
      try {
        var weights = models.artifact(model, ArtifactKind.SAFETENSORS);
        explainable = ExplainableModel.load(model, weights, threads);
      } catch (IOException gone) {
        throw new UncheckedIOException(gone);
      }
    }
    return explainable;
  }

  @Override
  public synchronized void close() throws OrtException {
    try {
      if (loaded != null) {
        loaded.close();
      }
    } finally {
      if (explainable != null) {
        explainable.close();
      }
    }
  }
}
