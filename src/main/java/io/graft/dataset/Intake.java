package io.graft.dataset;

import io.graft.access.ProjectId;
import java.sql.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down that something was uploaded. */
@Component
class Intake {
  private final JdbcClient sql;
  private final VersionRows versions;
  private final InstantSource clock;

  Intake(JdbcClient sql, VersionRows versions, InstantSource clock) {
    this.sql = sql;
    this.versions = versions;
    this.clock = clock;
  }

  @Transactional
  public DatasetVersion newDataset(
      ProjectId project, String name, Modality modality, Upload upload) {
    var id = new DatasetId(UUID.randomUUID());
    sql.sql(
            """
            insert into dataset (id, project_id, name, modality, created_at)
            values (:id, :project, :name, :modality, :now)
            """)
        .param("id", id.value())
        .param("project", project.value())
        .param("name", name)
        .param("modality", modality.name())
        .param("now", now().atOffset(ZoneOffset.UTC))
        .update();
    return insert(project, id, 1, upload);
  }

  @Transactional
  public DatasetVersion newVersion(DatasetVersion latest, Upload upload) {
    // locked, so that two uploads at once do not get the same number
    sql.sql("select id from dataset where id = :id for update")
        .param("id", latest.dataset().value())
        .query(UUID.class)
        .single();
    var newest = versions.newest(latest.project(), latest.dataset()).orElseThrow().version();
    return insert(newest.project(), newest.dataset(), newest.version() + 1, upload);
  }

  private DatasetVersion insert(ProjectId project, DatasetId dataset, int number, Upload upload) {
    var id = UUID.randomUUID();
    var now = now().atOffset(ZoneOffset.UTC);
    sql.sql(
            """
            insert into dataset_version
              (id, project_id, dataset_id, version, state, upload, reason, created_at, finished_at)
            values
              (:id, :project, :dataset, :version, :state, :upload, :reason, :now, :finished)
            """)
        .param("id", id)
        .param("project", project.value())
        .param("dataset", dataset.value())
        .param("version", number)
        .param("state", upload instanceof Upload.Kept ? "INGESTING" : "REJECTED")
        .param("upload", upload instanceof Upload.Kept kept ? kept.key().value() : null)
        .param("reason", upload instanceof Upload.Lost lost ? lost.reason() : null)
        .param("now", now)
        .param(
            "finished", upload instanceof Upload.Lost ? now : null, Types.TIMESTAMP_WITH_TIMEZONE)
        .update();
    return versions.find(id).orElseThrow().version();
  }

  /** As exact as the database keeps it, so that a cursor finds its place again. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
