package io.graft.backbone;

import io.graft.access.ProjectId;
import io.graft.storage.Storage;
import io.graft.storage.StorageKey;
import io.graft.web.Problem;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** The backbones a project can use: those of the catalogue, and those it uploaded or trained. */
@Service
public class Backbones {
  private final BackboneRows rows;
  private final Downloads downloads;
  private final Storage storage;

  Backbones(BackboneRows rows, Downloads downloads, Storage storage) {
    this.rows = rows;
    this.downloads = downloads;
    this.storage = storage;
  }

  public Optional<Backbone> find(ProjectId project, String name) {
    return definition(project, name).map(this::backbone);
  }

  Backbone require(ProjectId project, String name) {
    return find(project, name)
        .orElseThrow(
            () ->
                Problem.notFound(
                    "unknown-backbone",
                    "there is no backbone %s; there are %s"
                        .formatted(
                            name,
                            list(project).stream()
                                .map(Backbone::name)
                                .collect(Collectors.joining(", ")))));
  }

  public List<Backbone> list(ProjectId project) {
    return Stream.concat(rows.all(project).stream(), Catalogue.all().stream())
        .map(this::backbone)
        .toList();
  }

  /** Those of all projects that can be used without a download, and the random ones last. */
  public List<Backbone> ready() {
    return Stream.concat(rows.everywhere().stream(), Catalogue.all().stream())
        .map(this::backbone)
        .filter(Backbone::available)
        .sorted(Comparator.comparing(backbone -> backbone.origin() == Origin.RANDOM))
        .toList();
  }

  /**
   * The weights as a local file; downloads them first where that is needed, and says now and then
   * how far that is.
   *
   * @throws WeightsUnavailable when they cannot be downloaded
   */
  public WeightsFile weights(Backbone backbone, Consumer<Download> progress)
      throws IOException, InterruptedException {
    if (!storage.exists(backbone.file())) {
      switch (backbone.origin()) {
        case CATALOGUE -> downloads.start(published(backbone)).await(progress);
        case BUNDLED -> {
          try (var bundled = Bundle.weights()) {
            storage.put(backbone.file(), bundled);
          }
        }
        case RANDOM ->
            throw new IllegalArgumentException(
                "%s has no weights; each job draws its own".formatted(backbone.name()));
        case UPLOADED, PROMOTED ->
            throw new FileNotFoundException(
                "the weights of %s are gone from storage; upload them under another name"
                    .formatted(backbone.name()));
      }
    }
    var path = storage.local(backbone.file());
    return new WeightsFile(path, Objects.requireNonNull(backbone.sha256()));
  }

  /** Starts to download what is not here; says how that stands. */
  Backbone download(Backbone backbone) {
    if (!backbone.available()) {
      downloads.start(published(backbone));
    }
    return backbone(published(backbone));
  }

  void requireFree(ProjectId project, String name) {
    if (definition(project, name).isPresent()) {
      throw BackboneName.taken(name);
    }
  }

  /** A place in storage for weights that a project brings. */
  static StorageKey newFile(ProjectId project) {
    return new StorageKey(
        "projects/%s/backbones/%s.safetensors".formatted(project, UUID.randomUUID()));
  }

  /**
   * Makes a backbone visible whose file is in storage; deletes the file where the name is taken.
   */
  void add(ProjectId project, Definition backbone) throws IOException {
    if (!rows.insert(project, backbone)) {
      storage.delete(backbone.file());
      throw BackboneName.taken(backbone.name());
    }
  }

  private Optional<Definition> definition(ProjectId project, String name) {
    return Catalogue.find(name).or(() -> rows.find(project, name));
  }

  private static Definition published(Backbone backbone) {
    return Catalogue.find(backbone.name()).orElseThrow();
  }

  private Backbone backbone(Definition definition) {
    return Backbone.of(
        definition, storage.exists(definition.file()), downloads.of(definition.name()));
  }
}
