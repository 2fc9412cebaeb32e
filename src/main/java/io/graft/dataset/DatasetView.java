package io.graft.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.graft.network.Task;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A version of a dataset, on the wire.
 *
 * @param progress how far it is; only where it is INGESTING in the process that answers
 * @param reason why it was REJECTED
 * @param task whether each sample has one class, or any number of them; absent unless READY
 * @param classes in order of their labels, with the number of samples in each split; absent unless
 *     READY
 * @param splitDrawn whether val was drawn from the pictures, rather than given as a folder; test is
 *     drawn with it where the archive has no split folders at all
 * @param contentHash equal for equal samples, whatever archive they came in
 * @param bytes the size of all samples
 * @param skipped how many files of the archive are not among the samples
 * @param report which they are, and why; at most 1000, absent in lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DatasetView(
    DatasetId id,
    String name,
    Modality modality,
    int version,
    String state,
    @Nullable IngestionProgress progress,
    @Nullable String reason,
    @Nullable Task task,
    @Nullable List<ClassCounts> classes,
    @Nullable SplitCounts samples,
    @Nullable Boolean splitDrawn,
    @Nullable String contentHash,
    @Nullable Long bytes,
    int skipped,
    @Nullable List<Skipped> report,
    Instant createdAt,
    @Nullable Instant finishedAt) {

  static DatasetView of(DatasetVersion version) {
    return of(version, null, Optional.empty());
  }

  static DatasetView of(
      DatasetVersion version,
      @Nullable List<Skipped> report,
      Optional<IngestionProgress> progress) {
    var ready = version.state() instanceof DatasetState.Ready state ? state : null;
    var rejected = version.state() instanceof DatasetState.Rejected state ? state : null;
    return new DatasetView(
        version.dataset(),
        version.name(),
        version.modality(),
        version.version(),
        version.state().wire(),
        version.state() instanceof DatasetState.Ingesting ? progress.orElse(null) : null,
        rejected == null ? null : rejected.reason(),
        ready == null ? null : ready.task(),
        ready == null ? null : ready.classes(),
        ready == null ? null : ready.samples(),
        ready == null ? null : ready.splitDrawn(),
        ready == null ? null : ready.contentHash(),
        ready == null ? null : ready.bytes(),
        version.skipped(),
        report,
        version.createdAt(),
        version.finishedAt());
  }
}
