package io.graft.dataset;

import io.graft.access.ProjectId;
import io.graft.storage.Storage;
import io.graft.web.Cursor;
import io.graft.web.Page;
import io.graft.web.Problem;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The datasets of a project. Where a version is not named, the newest one is meant. */
@Component
public class Datasets {
  private final VersionRows versions;
  private final Samples samples;
  private final Storage storage;

  Datasets(VersionRows versions, Samples samples, Storage storage) {
    this.versions = versions;
    this.samples = samples;
    this.storage = storage;
  }

  public Optional<DatasetVersion> find(ProjectId project, DatasetId dataset) {
    return versions.newest(project, dataset).map(VersionRow::version);
  }

  public Optional<DatasetVersion> find(ProjectId project, DatasetId dataset, int version) {
    return versions.find(project, dataset, version).map(VersionRow::version);
  }

  public DatasetVersion require(ProjectId project, DatasetId dataset) {
    return find(project, dataset).orElseThrow(() -> unknown(dataset));
  }

  public DatasetVersion require(ProjectId project, DatasetId dataset, int version) {
    return find(project, dataset, version)
        .orElseThrow(
            () ->
                Problem.notFound(
                    "unknown-dataset-version",
                    "dataset %s has no version %d; its newest is %d"
                        .formatted(dataset, version, require(project, dataset).version())));
  }

  /**
   * Keeps a dataset from being deleted until the transaction around this ends; by then whoever
   * needs it should be a {@link DatasetUse}. Refuses when it is gone.
   */
  public void hold(DatasetId dataset) {
    if (!versions.hold(dataset)) {
      throw unknown(dataset);
    }
  }

  /** The newest version that can be trained on, or the problem why there is none. */
  public DatasetVersion requireReady(ProjectId project, DatasetId dataset) {
    return versions
        .newestReady(project, dataset)
        .map(VersionRow::version)
        .orElseThrow(() -> notReady(require(project, dataset)));
  }

  /** The same version, if it can be trained on, or the problem why not. */
  public DatasetVersion requireReady(ProjectId project, DatasetId dataset, int version) {
    var found = require(project, dataset, version);
    if (found.state() instanceof DatasetState.Ready) {
      return found;
    }
    throw notReady(found);
  }

  public List<Sample> samples(DatasetVersion version) {
    return samples.all(version.id());
  }

  public Optional<Sample> sample(DatasetVersion version, int n) {
    return samples.one(version.id(), n);
  }

  /** Those of these numbers that there are. */
  public List<Sample> samples(DatasetVersion version, Collection<Integer> numbers) {
    return samples.some(version.id(), numbers);
  }

  /** The encoded pictures of a READY version, one after the other. */
  public Path pack(DatasetVersion version) throws IOException {
    return storage.local(version.folder().resolve(Ingestion.PACK));
  }

  /** The encoded picture of one sample, as it was uploaded. */
  public byte[] picture(DatasetVersion version, Sample sample) throws IOException {
    try (var pack = new RandomAccessFile(pack(version).toFile(), "r")) {
      byte[] picture = new byte[sample.length()];
      pack.seek(sample.offset());
      pack.readFully(picture);
      return picture;
    }
  }

  /** The samples of a READY version as JSON lines, for those who have no database. */
  public Path index(DatasetVersion version) throws IOException {
    return storage.local(version.folder().resolve(Ingestion.INDEX));
  }

  Page<DatasetVersion> page(ProjectId project, Cursor cursor, int limit) {
    return Page.of(
            versions.page(project, cursor, limit + 1),
            limit,
            row -> new Cursor(row.datasetCreatedAt(), row.version().dataset().value()).toString())
        .map(VersionRow::version);
  }

  /** The versions of a dataset from this number down. */
  Page<DatasetVersion> versions(DatasetVersion any, int from, int limit) {
    return Page.of(
            versions.downFrom(any.project(), any.dataset(), from, limit + 1),
            limit,
            row -> String.valueOf(row.version().version() - 1))
        .map(VersionRow::version);
  }

  private static Problem unknown(DatasetId dataset) {
    return Problem.notFound(
        "unknown-dataset",
        "there is no dataset %s; GET /api/v1/datasets lists those there are".formatted(dataset));
  }

  private static Problem notReady(DatasetVersion version) {
    String why =
        switch (version.state()) {
          case DatasetState.Ingesting _ -> "is still being ingested; try again when it is READY";
          case DatasetState.Rejected rejected -> "was rejected: " + rejected.reason();
          case DatasetState.Ready _ -> throw new IllegalStateException("it is ready");
        };
    return Problem.conflict(
        "dataset-not-ready",
        "dataset %s version %d %s".formatted(version.dataset(), version.version(), why));
  }

  /** Of an average picture, as it was uploaded. */
  public double megapixels(DatasetVersion version) {
    return samples.megapixels(version.id());
  }
}
