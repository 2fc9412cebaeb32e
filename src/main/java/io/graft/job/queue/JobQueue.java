package io.graft.job.queue;

import io.graft.job.Failure;
import io.graft.job.JobLog;
import io.graft.job.JobMetrics;
import io.graft.job.JobRow;
import io.graft.model.ModelId;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives each job to one worker at a time.
 *
 * <p>Invariant: whoever holds the highest attempt of a job owns it. Every write of a worker names
 * its attempt, and one that updates no row throws {@link LeaseLost}; so a worker that was silent
 * for too long cannot overwrite its successor.
 */
@Service
public class JobQueue {
  private static final Logger log = LoggerFactory.getLogger(JobQueue.class);
  private static final String HELD =
      " where id = :id and attempt = :attempt and worker = :worker and state in ('PREPARING', 'RUNNING', 'CANCELLING')";

  private final JdbcClient jdbc;
  private final JobRow row;
  private final JobLog events;
  private final JsonMapper json;
  private final InstantSource clock;

  JobQueue(JdbcClient jdbc, JobRow row, JobLog events, JsonMapper json, InstantSource clock) {
    this.jdbc = jdbc;
    this.row = row;
    this.events = events;
    this.json = json;
    this.clock = clock;
  }

  /** The job that has waited longest, if any; no two workers get the same. */
  @Transactional
  public Optional<Lease> lease(String worker, String device) {
    var job =
        jdbc.sql(
                """
                update job
                   set state = 'PREPARING', worker = :worker, device = :device, attempt = attempt + 1,
                       heartbeat_at = :now, started_at = coalesce(started_at, :now), progress = 0, phase = null
                 where id = (select id from job where state = 'QUEUED'
                              order by created_at, id for update skip locked limit 1)
                returning *
                """)
            .param("worker", worker)
            .param("device", device)
            .param("now", now())
            .query(row)
            .optional();
    job.ifPresent(
        taken ->
            events.appendState(taken.id(), "PREPARING", "taken by " + worker + " on " + device));
    return job.map(taken -> new Lease(taken, worker, taken.progress().attempt()));
  }

  /** Says that the worker lives, and hears whether it shall go on. */
  public Signal beat(Lease lease) {
    return held(jdbc.sql("update job set heartbeat_at = :now" + HELD + " returning state"), lease)
        .param("now", now())
        .query(String.class)
        .optional()
        .map(state -> state.equals("CANCELLING") ? Signal.STOP : Signal.GO_ON)
        .orElse(Signal.LOST);
  }

  /** The job does what it was made for from now on; one that is being cancelled stays so. */
  @Transactional
  public void running(Lease lease) {
    var started =
        held(
                jdbc.sql(
                    "update job set state = 'RUNNING' where id = :id and attempt = :attempt and worker = :worker and state = 'PREPARING'"),
                lease)
            .update();
    if (started == 1) {
      events.appendState(lease.job().id(), "RUNNING", "the first phase started");
    }
  }

  /** Writes an event and how far the job is. */
  @Transactional
  public void record(Lease lease, String type, Object event, String phase, double share) {
    write(
        lease,
        jdbc.sql("update job set phase = :phase, progress = :share, heartbeat_at = :now" + HELD)
            .param("phase", phase)
            .param("share", Math.clamp(share, 0, 1))
            .param("now", now()));
    events.append(lease.job().id(), type, event);
  }

  @Transactional
  public void succeed(Lease lease, ModelId model, JobMetrics metrics) {
    write(
        lease,
        jdbc.sql(
                """
                update job set state = 'SUCCEEDED', model_id = :model, metrics = cast(:metrics as jsonb), progress = 1,
                       phase = null, worker = null, finished_at = :now
                """
                    + HELD)
            .param("model", model.value())
            .param("metrics", json.writeValueAsString(metrics))
            .param("now", now()));
    events.append(
        lease.job().id(),
        "state",
        Map.of("to", "SUCCEEDED", "reason", "trained", "model", model.value()));
  }

  @Transactional
  public void fail(Lease lease, Failure failure) {
    write(
        lease,
        jdbc.sql(
                "update job set state = 'FAILED', failure = cast(:failure as jsonb), worker = null, finished_at = :now"
                    + HELD)
            .param("failure", json.writeValueAsString(failure))
            .param("now", now()));
    events.append(
        lease.job().id(),
        "state",
        Map.of("to", "FAILED", "reason", failure.message(), "failure", failure));
  }

  @Transactional
  public void cancelled(Lease lease) {
    write(
        lease,
        jdbc.sql("update job set state = 'CANCELLED', worker = null, finished_at = :now" + HELD)
            .param("now", now()));
    events.appendState(lease.job().id(), "CANCELLED", "the worker stopped");
  }

  /** The worker cannot go on, though the job could: it waits again, at its old place. */
  @Transactional
  public void handBack(Lease lease, String reason) {
    write(
        lease,
        jdbc.sql(
                """
                update job set state = case state when 'CANCELLING' then 'CANCELLED' else 'QUEUED' end,
                       finished_at = case state when 'CANCELLING' then cast(:now as timestamptz) end, worker = null
                """
                    + HELD)
            .param("now", now()));
    events.appendState(lease.job().id(), stateOf(lease), reason);
    log.info("Job {} went back to the queue: {}", lease.job().id(), reason);
  }

  private String stateOf(Lease lease) {
    return jdbc.sql("select state from job where id = :id")
        .param("id", lease.job().id().value())
        .query(String.class)
        .single();
  }

  private static void write(Lease lease, StatementSpec update) {
    if (held(update, lease).update() == 0) {
      throw new LeaseLost(lease);
    }
  }

  private static StatementSpec held(StatementSpec statement, Lease lease) {
    return statement
        .param("id", lease.job().id().value())
        .param("attempt", lease.attempt())
        .param("worker", lease.worker());
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
