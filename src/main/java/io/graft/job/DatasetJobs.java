package io.graft.job;

import io.graft.access.ProjectId;
import io.graft.dataset.DatasetId;
import io.graft.dataset.DatasetUse;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A job that is not over needs its dataset; of one that is over only the id is kept. */
@Component
class DatasetJobs implements DatasetUse {
  private final JdbcClient sql;

  DatasetJobs(JdbcClient sql) {
    this.sql = sql;
  }

  @Override
  public Optional<String> of(ProjectId project, DatasetId dataset) {
    return sql.sql(
            """
            select id from job
             where project_id = :project and dataset_id = :dataset
               and state not in ('SUCCEEDED', 'FAILED', 'CANCELLED')
             order by created_at limit 1
            """)
        .param("project", project.value())
        .param("dataset", dataset.value())
        .query(UUID.class)
        .optional()
        .map("is what job %s learns from; cancel that first, or wait until it is over"::formatted);
  }
}
