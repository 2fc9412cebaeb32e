package io.graft.model;

import io.graft.access.ProjectId;
import io.graft.network.Task;
import io.graft.web.Cursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class ModelRows {
  private final JdbcClient sql;
  private final JsonMapper json;

  ModelRows(JdbcClient sql, JsonMapper json) {
    this.sql = sql;
    this.json = json;
  }

  /**
   * False where the job has published already: a job makes one model, however often it is tried.
   */
  boolean insert(TrainedModel model, ModelDescription description) {
    return sql.sql(
                """
                insert into model (id, project_id, job_id, name, created_at, description)
                values (:id, :project, :job, :name, :createdAt, :description::jsonb)
                on conflict (job_id) do nothing
                """)
            .param("id", model.id().value())
            .param("project", model.project().value())
            .param("job", model.provenance().job())
            .param("name", model.name())
            .param("createdAt", model.createdAt().atOffset(ZoneOffset.UTC))
            .param("description", json.writeValueAsString(description))
            .update()
        == 1;
  }

  Optional<TrainedModel> find(ProjectId project, ModelId id) {
    return sql.sql("select * from model where project_id = :project and id = :id")
        .param("project", project.value())
        .param("id", id.value())
        .query(this::model)
        .optional();
  }

  boolean exists(ProjectId project, ModelId id) {
    return sql.sql("select exists (select from model where project_id = :project and id = :id)")
        .param("project", project.value())
        .param("id", id.value())
        .query(Boolean.class)
        .single();
  }

  Optional<TrainedModel> findByJob(UUID job) {
    return sql.sql("select * from model where job_id = :job")
        .param("job", job)
        .query(this::model)
        .optional();
  }

  List<ModelSummary> page(ProjectId project, Cursor after, int limit) {
    return sql.sql(
            """
            select id, name, job_id, created_at,
                   description #>> '{provenance,backbone}' as backbone,
                   coalesce(description #>> '{task}', 'classification') as task,
                   description #>> '{classes}' as classes,
                   (description #>> '{metrics,examples}')::int as examples,
                   (description #>> '{metrics,accuracy}')::float as accuracy,
                   description #>> '{metrics,accuracyInterval}' as accuracy_interval,
                   (description #>> '{metrics,macroF1}')::float as macro_f1,
                   (description #>> '{metrics,meanAveragePrecision}')::float as mean_average_precision
              from model
             where project_id = :project and (created_at, id) < (:time, :id)
             order by created_at desc, id desc
             limit :limit
            """)
        .param("project", project.value())
        .param("time", after.time().atOffset(ZoneOffset.UTC))
        .param("id", after.id())
        .param("limit", limit)
        .query(this::summary)
        .list();
  }

  boolean delete(ProjectId project, ModelId id) {
    return sql.sql("delete from model where project_id = :project and id = :id")
            .param("project", project.value())
            .param("id", id.value())
            .update()
        == 1;
  }

  private TrainedModel model(ResultSet row, int number) throws SQLException {
    return json.readValue(row.getString("description"), ModelDescription.class)
        .model(
            new ModelId(row.getObject("id", UUID.class)),
            new ProjectId(row.getObject("project_id", UUID.class)),
            row.getString("name"),
            row.getObject("created_at", OffsetDateTime.class).toInstant());
  }

  private ModelSummary summary(ResultSet row, int number) throws SQLException {
    return new ModelSummary(
        row.getObject("id", UUID.class),
        row.getString("name"),
        row.getObject("job_id", UUID.class),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getString("backbone"),
        json.convertValue(row.getString("task"), Task.class),
        json.readValue(row.getString("classes"), new TypeReference<List<String>>() {}),
        row.getInt("examples"),
        row.getDouble("accuracy"),
        interval(row.getString("accuracy_interval")),
        row.getDouble("macro_f1"),
        row.getObject("mean_average_precision", Double.class));
  }

  private @Nullable AccuracyInterval interval(@Nullable String text) {
    return text == null ? null : json.readValue(text, AccuracyInterval.class);
  }
}
