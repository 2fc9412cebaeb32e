package io.graft.job;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The ordered, append-only events of each job. */
@Component
public class JobLog {
  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final InstantSource clock;

  JobLog(JdbcClient jdbc, JsonMapper json, InstantSource clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Invariant: counting up locks the job's row, so readers see sequences in order and without gaps.
   */
  @Transactional
  public void append(JobId job, String type, Object data) {
    jdbc.sql(
            """
            with counted as (
              update job set last_event = last_event + 1 where id = :job returning last_event, attempt)
            insert into job_event (job_id, sequence, at, attempt, type, data)
            select :job, last_event, :at, attempt, :type, cast(:data as jsonb) from counted
            """)
        .param("job", job.value())
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .param("type", type)
        .param("data", json.writeValueAsString(data))
        .update();
  }

  public void appendState(JobId job, String to, String reason) {
    append(job, JobEvent.STATE, Map.of("to", to, "reason", reason));
  }

  public List<JobEvent> after(JobId job, long sequence, int limit) {
    return after(job, sequence, Set.of(), limit);
  }

  /**
   * @param types any where there are none
   */
  public List<JobEvent> after(JobId job, long sequence, Set<String> types, int limit) {
    return jdbc.sql(
            """
            select sequence, at, attempt, type, data from job_event
             where job_id = :job and sequence > :sequence and (:all or type in (:types))
             order by sequence limit :limit
            """)
        .param("job", job.value())
        .param("sequence", sequence)
        .param("all", types.isEmpty())
        .param("types", types.isEmpty() ? Set.of("") : types)
        .param("limit", limit)
        .query(this::event)
        .list();
  }

  /**
   * The last ones, in ascending order.
   *
   * @param types any where there are none
   */
  public List<JobEvent> newest(JobId job, Set<String> types, int limit) {
    return jdbc.sql(
            """
            select sequence, at, attempt, type, data from job_event
             where job_id = :job and (:all or type in (:types))
             order by sequence desc limit :limit
            """)
        .param("job", job.value())
        .param("all", types.isEmpty())
        .param("types", types.isEmpty() ? Set.of("") : types)
        .param("limit", limit)
        .query(this::event)
        .list()
        .reversed();
  }

  public List<JobEvent> ofType(JobId job, String type) {
    return jdbc.sql(
            """
            select sequence, at, attempt, type, data from job_event
             where job_id = :job and type = :type order by sequence
            """)
        .param("job", job.value())
        .param("type", type)
        .query(this::event)
        .list();
  }

  /**
   * The epochs of a job in order. One that was done again after a checkpoint counts once: it is the
   * same to the bit.
   *
   * @param fold which one is held out; 0 for the training whose model is kept
   */
  public List<JobEvent> epochs(JobId job, int fold) {
    return jdbc.sql(
            """
            select distinct on ((data ->> 'phase')::int, (data ->> 'epoch')::int)
                   sequence, at, attempt, type, data
              from job_event
             where job_id = :job and type = 'epoch' and coalesce((data ->> 'fold')::int, 0) = :fold
             order by (data ->> 'phase')::int, (data ->> 'epoch')::int, sequence desc
            """)
        .param("job", job.value())
        .param("fold", fold)
        .query(this::event)
        .list();
  }

  JobEvent event(java.sql.ResultSet row, int number) throws java.sql.SQLException {
    Instant at = row.getTimestamp("at").toInstant();
    return new JobEvent(
        row.getLong("sequence"),
        at,
        row.getInt("attempt"),
        row.getString("type"),
        json.readTree(row.getString("data")));
  }
}
