package io.graft.dataset;

import io.graft.access.ProjectId;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down that something was uploaded. */
@Component
class Intake {
  private final EntityManager rows;
  private final VersionRows versions;
  private final InstantSource clock;

  Intake(EntityManager rows, VersionRows versions, InstantSource clock) {
    this.rows = rows;
    this.versions = versions;
    this.clock = clock;
  }

  @Transactional
  public DatasetVersion newDataset(
      ProjectId project, String name, Modality modality, Upload upload) {
    var dataset = new DatasetRow();
    dataset.id = UUID.randomUUID();
    dataset.projectId = project.value();
    dataset.name = name;
    dataset.modality = modality;
    dataset.createdAt = now();
    rows.persist(dataset);
    return newVersion(dataset, 1, upload);
  }

  @Transactional
  public DatasetVersion newVersion(DatasetVersion latest, Upload upload) {
    // locked, so that two uploads at once do not get the same number
    var dataset =
        rows.find(DatasetRow.class, latest.dataset().value(), LockModeType.PESSIMISTIC_WRITE);
    var newest =
        versions
            .findFirstByProjectIdAndDatasetIdOrderByVersionDesc(dataset.projectId, dataset.id)
            .orElseThrow();
    return newVersion(dataset, newest.version + 1, upload);
  }

  private DatasetVersion newVersion(DatasetRow dataset, int number, Upload upload) {
    var version = new VersionRow();
    version.id = UUID.randomUUID();
    version.projectId = dataset.projectId;
    version.dataset = dataset;
    version.version = number;
    version.createdAt = now();
    switch (upload) {
      case Upload.Kept kept -> {
        version.state = "INGESTING";
        version.upload = kept.key().value();
      }
      case Upload.Lost lost -> {
        version.state = "REJECTED";
        version.reason = lost.reason();
        version.finishedAt = version.createdAt;
      }
    }
    rows.persist(version);
    return version.toVersion();
  }

  /** As exact as the database keeps it, so that a cursor finds its place again. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
