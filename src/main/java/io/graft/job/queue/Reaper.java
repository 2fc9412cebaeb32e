package io.graft.job.queue;

import io.graft.job.Failure;
import io.graft.job.JobId;
import io.graft.job.JobLog;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Takes jobs from workers that fell silent. Any number of processes may run it at once. */
@Service
public class Reaper {
  private static final Logger log = LoggerFactory.getLogger(Reaper.class);

  private final JdbcClient jdbc;
  private final JobLog events;
  private final QueueProperties properties;
  private final JsonMapper json;
  private final InstantSource clock;

  Reaper(
      JdbcClient jdbc,
      JobLog events,
      QueueProperties properties,
      JsonMapper json,
      InstantSource clock) {
    this.jdbc = jdbc;
    this.events = events;
    this.properties = properties;
    this.json = json;
    this.clock = clock;
  }

  /** Back to the queue with those that can be tried again; the others end. */
  @Transactional
  public void run() {
    var failure =
        new Failure(
            "worker-lost",
            "its workers died or fell silent %d times in a row".formatted(properties.attempts()),
            "look at the log of the workers; a smaller batch size needs less memory",
            true);
    jdbc.sql(
            """
            with silent as (
              select id, worker as silent_worker from job
               where state in ('PREPARING', 'RUNNING', 'CANCELLING') and heartbeat_at < :before
                 for update skip locked)
            update job
               set state = case when state = 'CANCELLING' then 'CANCELLED'
                                when losses + 1 >= :attempts then 'FAILED'
                                when pausing then 'PAUSED' else 'QUEUED' end,
                   failure = case when state <> 'CANCELLING' and losses + 1 >= :attempts
                                  then cast(:failure as jsonb) end,
                   finished_at = case when state = 'CANCELLING' or losses + 1 >= :attempts
                                      then cast(:now as timestamptz) end,
                   losses = losses + 1, worker = null, pausing = false
              from silent where job.id = silent.id
            returning job.id, job.state, silent_worker
            """)
        .param("before", clock.instant().minus(properties.silence()).atOffset(ZoneOffset.UTC))
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("attempts", properties.attempts())
        .param("failure", json.writeValueAsString(failure))
        .query(
            (found, _) ->
                new Reaped(
                    found.getObject("id", UUID.class),
                    found.getString("state"),
                    found.getString("silent_worker")))
        .list()
        .forEach(this::tell);
  }

  private void tell(Reaped job) {
    var reason =
        "worker %s was silent for more than %d s"
            .formatted(job.worker(), properties.silence().toSeconds());
    events.appendState(new JobId(job.id()), job.state(), reason);
    log.warn("Job {} is {}: {}", job.id(), job.state(), reason);
  }

  private record Reaped(UUID id, String state, String worker) {}
}
