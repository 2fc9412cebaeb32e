package io.graft.job;

import io.graft.access.ProjectId;
import io.graft.dataset.DatasetId;
import io.graft.model.ModelId;
import io.graft.network.Task;
import io.graft.storage.StorageKey;
import io.graft.training.TrainingPlans;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads a row of the table {@code job}. */
@Component
public class JobRow implements RowMapper<Job> {
  private final JsonMapper json;

  JobRow(JsonMapper json) {
    this.json = json;
  }

  @Override
  public Job mapRow(ResultSet row, int number) throws SQLException {
    return new Job(
        new JobId(row.getObject("id", UUID.class)),
        new ProjectId(row.getObject("project_id", UUID.class)),
        row.getString("name"),
        state(row),
        spec(row),
        progress(row),
        parse(row.getString("metrics"), JobMetrics.class),
        row.getString("stop_reason"),
        row.getBoolean("pausing"),
        row.getString("checkpoint") == null ? null : new StorageKey(row.getString("checkpoint")),
        row.getObject("reproduces") == null
            ? null
            : new JobId(row.getObject("reproduces", UUID.class)),
        parse(row.getString("comparison"), Comparison.class),
        row.getTimestamp("created_at").toInstant());
  }

  private JobState state(ResultSet row) throws SQLException {
    return switch (row.getString("state")) {
      case "QUEUED" -> new JobState.Queued();
      case "PREPARING" -> new JobState.Preparing();
      case "RUNNING" -> new JobState.Running();
      case "PAUSED" -> new JobState.Paused();
      case "CANCELLING" -> new JobState.Cancelling();
      case "SUCCEEDED" ->
          new JobState.Succeeded(new ModelId(row.getObject("model_id", UUID.class)));
      case "FAILED" -> new JobState.Failed(json.readValue(row.getString("failure"), Failure.class));
      case "CANCELLED" -> new JobState.Cancelled();
      case String other -> throw new SQLException("a job cannot be " + other);
    };
  }

  private static Job.Spec spec(ResultSet row) throws SQLException {
    return new Job.Spec(
        new DatasetId(row.getObject("dataset_id", UUID.class)),
        row.getInt("dataset_version"),
        Task.valueOf(row.getString("task")),
        row.getString("backbone"),
        TrainingPlans.read(row.getString("plan")));
  }

  private static Job.Progress progress(ResultSet row) throws SQLException {
    return new Job.Progress(
        row.getInt("attempt"),
        row.getString("worker"),
        row.getString("device"),
        row.getString("phase"),
        row.getDouble("progress"),
        instant(row.getTimestamp("started_at")),
        instant(row.getTimestamp("finished_at")));
  }

  private <T> @Nullable T parse(@Nullable String text, Class<T> type) {
    return text == null ? null : json.readValue(text, type);
  }

  private static @Nullable Instant instant(@Nullable Timestamp time) {
    return time == null ? null : time.toInstant();
  }
}
