package io.graft.dataset;

import io.graft.access.ProjectId;
import io.graft.network.Task;
import io.graft.storage.StorageKey;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One upload to a dataset. Once READY it never changes.
 *
 * @param skipped how many files of the archive are not among the samples
 */
public record DatasetVersion(
    UUID id,
    ProjectId project,
    DatasetId dataset,
    int version,
    String name,
    Modality modality,
    DatasetState state,
    int skipped,
    Instant createdAt,
    @Nullable Instant finishedAt) {

  /** What a READY version holds; only to be asked of one. */
  public DatasetState.Ready ready() {
    if (state instanceof DatasetState.Ready ready) {
      return ready;
    }
    throw new IllegalStateException(
        "dataset %s version %d is %s, not READY".formatted(dataset, version, state.wire()));
  }

  /** The names of the classes; the label of a sample is an index into them. */
  public List<String> classes() {
    return ready().classes().stream().map(ClassCounts::name).toList();
  }

  /** Whether each sample has one class, or any number of them. */
  public Task task() {
    return ready().task();
  }

  public String contentHash() {
    return ready().contentHash();
  }

  /** Where its files are kept. */
  StorageKey folder() {
    return folder(project, dataset).resolve(Integer.toString(version));
  }

  /** Where the files of all versions are kept. */
  static StorageKey folder(ProjectId project, DatasetId dataset) {
    return new StorageKey("projects/%s/datasets/%s".formatted(project, dataset));
  }

  /** Where the API has the picture of a sample. */
  public String content(int sample) {
    return "/api/v1/datasets/%s/versions/%d/samples/%d/content".formatted(dataset, version, sample);
  }
}
