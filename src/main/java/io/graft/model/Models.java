package io.graft.model;

import io.graft.access.ProjectId;
import io.graft.storage.Sha256;
import io.graft.storage.Storage;
import io.graft.storage.StorageKey;
import io.graft.web.Cursor;
import io.graft.web.Page;
import io.graft.web.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** The published models of every project. */
@Service
public class Models {
  private static final List<ArtifactKind> TRAINED =
      List.of(ArtifactKind.ONNX, ArtifactKind.TORCHSCRIPT, ArtifactKind.SAFETENSORS);

  private final ModelRows rows;
  private final ModelCard card;
  private final Storage storage;

  Models(ModelRows rows, ModelCard card, Storage storage) {
    this.rows = rows;
    this.card = card;
    this.storage = storage;
  }

  /**
   * Moves the files of a draft into storage and makes the model visible. The row comes last: after
   * a crash there is either the whole model or none. A job that has published already keeps its
   * model.
   */
  public TrainedModel publish(ModelDraft draft) throws IOException {
    var id = new ModelId(UUID.randomUUID());
    var createdAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
    var folder = folder(draft.project(), id);
    try {
      var trained = ModelDescription.of(draft, adopt(draft.folder(), folder));
      var text = card.write(trained.model(id, draft.project(), draft.name(), createdAt));
      var described = trained.with(keep(text, folder));
      var model = described.model(id, draft.project(), draft.name(), createdAt);
      if (rows.insert(model, described)) {
        return model;
      }
    } catch (IOException | RuntimeException failure) {
      storage.delete(folder);
      throw failure;
    }
    storage.delete(folder);
    return rows.findByJob(draft.provenance().job()).orElseThrow();
  }

  public Optional<TrainedModel> find(ProjectId project, ModelId id) {
    return rows.find(project, id);
  }

  /** The model that a job made, if it made one. */
  public Optional<TrainedModel> ofJob(UUID job) {
    return rows.findByJob(job);
  }

  public TrainedModel require(ProjectId project, ModelId id) {
    return find(project, id).orElseThrow(() -> unknown(id));
  }

  /** Refuses an unknown model like {@link #require}, without reading all that is known of it. */
  public void requireExisting(ProjectId project, ModelId id) {
    if (!rows.exists(project, id)) {
      throw unknown(id);
    }
  }

  /** A local file with the bytes of the artifact; nobody may write to it. */
  public Path artifact(TrainedModel model, ArtifactKind kind) throws IOException {
    return storage.local(folder(model.project(), model.id()).resolve(kind.file()));
  }

  /**
   * A local file with the answers that the metrics of the model are of, as safetensors: {@code
   * sample} int64 {@code [N]}, their numbers in the version of the data set, rising; {@code truth}
   * int64 {@code [N]}, or of a multi-label model uint8 {@code [N, classes]}; {@code probabilities}
   * float32 {@code [N, classes]}.
   */
  public Path answers(TrainedModel model) throws IOException {
    if (model.find(ArtifactKind.ANSWERS).isEmpty()) {
      throw noAnswers(model);
    }
    return artifact(model, ArtifactKind.ANSWERS);
  }

  static Problem noAnswers(TrainedModel model) {
    return Problem.notFound(
        "no-answers",
        "model %s was trained before answers were kept; POST /api/v1/jobs/%s:reproduce makes a model that has them"
            .formatted(model.id(), model.provenance().job()));
  }

  Page<ModelSummary> page(ProjectId project, Cursor after, int limit) {
    return Page.of(
        rows.page(project, after, limit + 1),
        limit,
        last -> new Cursor(last.createdAt(), last.id()).toString());
  }

  void delete(ProjectId project, ModelId id) throws IOException {
    if (!rows.delete(project, id)) {
      throw unknown(id);
    }
    storage.delete(folder(project, id));
  }

  private List<Artifact> adopt(Path trained, StorageKey folder) throws IOException {
    var artifacts = new ArrayList<Artifact>();
    for (var kind : TRAINED) {
      artifacts.add(adopt(kind, trained, folder));
    }
    if (Files.exists(trained.resolve(ArtifactKind.ANSWERS.file()))) {
      artifacts.add(adopt(ArtifactKind.ANSWERS, trained, folder));
    }
    return artifacts;
  }

  private Artifact adopt(ArtifactKind kind, Path trained, StorageKey folder) throws IOException {
    var file = trained.resolve(kind.file());
    var artifact = new Artifact(kind, Files.size(file), Sha256.of(file));
    storage.adopt(folder.resolve(kind.file()), file);
    return artifact;
  }

  private Artifact keep(String card, StorageKey folder) throws IOException {
    var bytes = card.getBytes(StandardCharsets.UTF_8);
    storage.put(folder.resolve(ArtifactKind.CARD.file()), new ByteArrayInputStream(bytes));
    return new Artifact(
        ArtifactKind.CARD, bytes.length, Sha256.of(new ByteArrayInputStream(bytes)));
  }

  private static StorageKey folder(ProjectId project, ModelId id) {
    return new StorageKey("projects/%s/models/%s".formatted(project, id));
  }

  private static Problem unknown(ModelId id) {
    return Problem.notFound(
        "unknown-model",
        "there is no model %s; GET /api/v1/models lists those there are".formatted(id));
  }
}
