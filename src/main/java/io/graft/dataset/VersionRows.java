package io.graft.dataset;

import io.graft.access.ProjectId;
import io.graft.network.Task;
import io.graft.storage.StorageKey;
import io.graft.web.Cursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the versions of datasets. */
@Repository
class VersionRows {
  private static final String SELECT =
      """
      select v.*, d.name, d.modality, d.created_at as dataset_created_at,
             (select json_agg(json_build_object(
                     'name', c.name, 'train', c.train, 'val', c.val, 'test', c.test)
                       order by c.label)
                from dataset_class c where c.version_id = v.id)
               as classes
        from dataset_version v
        join dataset d on d.id = v.dataset_id
      """;

  private final JdbcClient sql;
  private final JsonMapper json;

  VersionRows(JdbcClient sql, JsonMapper json) {
    this.sql = sql;
    this.json = json;
  }

  /** False where there is no such dataset; otherwise it stays until the transaction ends. */
  boolean hold(DatasetId dataset) {
    return sql.sql("select id from dataset where id = :id for key share")
        .param("id", dataset.value())
        .query(UUID.class)
        .optional()
        .isPresent();
  }

  Optional<VersionRow> find(UUID id) {
    return query("where v.id = :id", Map.of("id", id)).stream().findFirst();
  }

  Optional<VersionRow> find(ProjectId project, DatasetId dataset, int version) {
    return query(
            "where v.project_id = :project and v.dataset_id = :dataset and v.version = :version",
            Map.of("project", project.value(), "dataset", dataset.value(), "version", version))
        .stream()
        .findFirst();
  }

  Optional<VersionRow> newest(ProjectId project, DatasetId dataset) {
    return query(
            """
            where v.project_id = :project and v.dataset_id = :dataset
            order by v.version desc limit 1
            """,
            Map.of("project", project.value(), "dataset", dataset.value()))
        .stream()
        .findFirst();
  }

  Optional<VersionRow> newestReady(ProjectId project, DatasetId dataset) {
    return query(
            """
            where v.project_id = :project and v.dataset_id = :dataset and v.state = 'READY'
            order by v.version desc limit 1
            """,
            Map.of("project", project.value(), "dataset", dataset.value()))
        .stream()
        .findFirst();
  }

  /** Of each dataset the newest version, datasets newest first, from a place in that order on. */
  List<VersionRow> page(ProjectId project, Cursor after, int limit) {
    return query(
        """
        where d.project_id = :project and (d.created_at, d.id) < (:time, :id)
          and v.version = (select max(w.version) from dataset_version w where w.dataset_id = d.id)
        order by d.created_at desc, d.id desc
        limit :limit
        """,
        Map.of(
            "project", project.value(),
            "time", after.time().atOffset(ZoneOffset.UTC),
            "id", after.id(),
            "limit", limit));
  }

  /** The versions of a dataset from this number down, newest first. */
  List<VersionRow> downFrom(ProjectId project, DatasetId dataset, int version, int limit) {
    return query(
        """
        where v.project_id = :project and v.dataset_id = :dataset and v.version <= :version
        order by v.version desc limit :limit
        """,
        Map.of(
            "project",
            project.value(),
            "dataset",
            dataset.value(),
            "version",
            version,
            "limit",
            limit));
  }

  /** Of the datasets of this name the newest versions, unless REJECTED; newest datasets first. */
  List<VersionRow> named(ProjectId project, String name) {
    return query(
        """
        where d.project_id = :project and d.name = :name and v.state <> 'REJECTED'
          and v.version = (select max(w.version) from dataset_version w where w.dataset_id = d.id)
        order by d.created_at desc, d.id desc
        """,
        Map.of("project", project.value(), "name", name));
  }

  /** Those with an archive that is still to be ingested or deleted, oldest first. */
  List<UUID> withUpload() {
    return sql.sql("select id from dataset_version where upload is not null order by created_at")
        .query(UUID.class)
        .list();
  }

  private List<VersionRow> query(String where, Map<String, Object> parameters) {
    return sql.sql(SELECT + where).params(parameters).query(this::row).list();
  }

  private VersionRow row(ResultSet row, int number) throws SQLException {
    return new VersionRow(
        new DatasetVersion(
            row.getObject("id", UUID.class),
            new ProjectId(row.getObject("project_id", UUID.class)),
            new DatasetId(row.getObject("dataset_id", UUID.class)),
            row.getInt("version"),
            row.getString("name"),
            Modality.valueOf(row.getString("modality")),
            state(row),
            row.getInt("skipped"),
            instant(row, "created_at"),
            row.getObject("finished_at") == null ? null : instant(row, "finished_at")),
        Optional.ofNullable(row.getString("upload")).map(StorageKey::new),
        instant(row, "dataset_created_at"));
  }

  private DatasetState state(ResultSet row) throws SQLException {
    return switch (row.getString("state")) {
      case "INGESTING" -> new DatasetState.Ingesting();
      case "REJECTED" -> new DatasetState.Rejected(row.getString("reason"));
      case "READY" ->
          new DatasetState.Ready(
              row.getString("content_hash"),
              Task.valueOf(row.getString("task")),
              classes(row.getString("classes")),
              new SplitCounts(
                  row.getInt("train_samples"),
                  row.getInt("val_samples"),
                  row.getInt("test_samples")),
              row.getBoolean("split_drawn"),
              row.getLong("bytes"));
      case String other -> throw new IllegalStateException("no such state: " + other);
    };
  }

  private List<ClassCounts> classes(@Nullable String rows) {
    return rows == null ? List.of() : json.readValue(rows, new TypeReference<>() {});
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
