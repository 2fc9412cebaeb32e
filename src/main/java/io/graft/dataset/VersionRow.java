package io.graft.dataset;

import io.graft.access.ProjectId;
import io.graft.storage.StorageKey;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "dataset_version")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class VersionRow {
  @Id UUID id;
  UUID projectId;
  @ManyToOne DatasetRow dataset;
  int version;
  String state;
  @Nullable String upload;
  @Nullable String reason;
  @Nullable String contentHash;
  @Nullable Boolean splitDrawn;
  @Nullable Long bytes;
  int skipped;
  Instant createdAt;
  @Nullable Instant finishedAt;

  @ElementCollection
  @CollectionTable(name = "dataset_class", joinColumns = @JoinColumn(name = "version_id"))
  @OrderColumn(name = "label")
  @BatchSize(size = 100)
  List<ClassRow> classes;

  @Embeddable
  record ClassRow(String name, int train, int val, int test) {
    ClassCounts toCounts() {
      return new ClassCounts(name, train, val, test);
    }
  }

  Optional<StorageKey> uploadKey() {
    return Optional.ofNullable(upload).map(StorageKey::new);
  }

  DatasetVersion toVersion() {
    return new DatasetVersion(
        id,
        new ProjectId(projectId),
        new DatasetId(dataset.id),
        version,
        dataset.name,
        dataset.modality,
        toState(),
        skipped,
        createdAt,
        finishedAt);
  }

  private DatasetState toState() {
    return switch (state) {
      case "INGESTING" -> new DatasetState.Ingesting();
      case "REJECTED" -> new DatasetState.Rejected(Objects.requireNonNull(reason));
      case "READY" ->
          new DatasetState.Ready(
              Objects.requireNonNull(contentHash),
              classes.stream().map(ClassRow::toCounts).toList(),
              Boolean.TRUE.equals(splitDrawn),
              Objects.requireNonNull(bytes));
      default -> throw new IllegalStateException("no such state: " + state);
    };
  }
}
