package io.graft.job.queue;

import io.graft.job.Comparison;
import io.graft.job.Failure;
import io.graft.job.JobLog;
import io.graft.job.JobMetrics;
import io.graft.job.JobRow;
import io.graft.model.ModelId;
import io.graft.storage.StorageKey;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
                       heartbeat_at = :now, started_at = coalesce(started_at, :now),
                       progress = case when checkpoint is null then 0 else progress end, phase = null
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
    return held(
            jdbc.sql(
                "update job set heartbeat_at = :now"
                    + HELD
                    + " returning case when state = 'CANCELLING' then 'CANCEL' when pausing then 'PAUSE' else 'GO_ON' end"),
            lease)
        .param("now", now())
        .query(Signal.class)
        .optional()
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

  /** From here on the job goes on from this file, and its lost workers are forgotten. */
  @Transactional
  public void checkpoint(Lease lease, StorageKey checkpoint) {
    write(
        lease,
        jdbc.sql("update job set checkpoint = :checkpoint, losses = 0, heartbeat_at = :now" + HELD)
            .param("checkpoint", checkpoint.value())
            .param("now", now()));
  }

  @Transactional
  public void succeed(
      Lease lease, ModelId model, JobMetrics metrics, @Nullable Comparison comparison) {
    write(
        lease,
        jdbc.sql(
                """
                update job set state = 'SUCCEEDED', model_id = :model, metrics = cast(:metrics as jsonb),
                       comparison = cast(:comparison as jsonb), progress = 1, phase = null, worker = null,
                       checkpoint = null, pausing = false, finished_at = :now
                """
                    + HELD)
            .param("model", model.value())
            .param("metrics", json.writeValueAsString(metrics))
            .param("comparison", comparison == null ? null : json.writeValueAsString(comparison))
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
                "update job set state = 'FAILED', failure = cast(:failure as jsonb), worker = null, pausing = false, finished_at = :now"
                    + HELD)
            .param("failure", json.writeValueAsString(failure))
            .param("now", now()));
    events.append(
        lease.job().id(),
        "state",
        Map.of("to", "FAILED", "reason", failure.message(), "failure", failure));
  }

  /**
   * The worker stopped, though the job could go on: it is CANCELLED or PAUSED where somebody asked
   * for that, and otherwise waits again at its old place.
   */
  @Transactional
  public void handBack(Lease lease, String reason) {
    write(
        lease,
        jdbc.sql(
                """
                update job set state = case when state = 'CANCELLING' then 'CANCELLED' when pausing then 'PAUSED'
                                            else 'QUEUED' end,
                       finished_at = case when state = 'CANCELLING' then cast(:now as timestamptz) end,
                       worker = null, pausing = false
                """
                    + HELD)
            .param("now", now()));
    tell(lease, reason);
  }

  /** The same for a worker whose trainer died; too many of those in a row, and the job fails. */
  @Transactional
  public void lost(Lease lease, String reason, int attempts, Failure failure) {
    write(
        lease,
        jdbc.sql(
                """
                update job set state = case when state = 'CANCELLING' then 'CANCELLED'
                                            when losses + 1 >= :attempts then 'FAILED'
                                            when pausing then 'PAUSED' else 'QUEUED' end,
                       failure = case when state <> 'CANCELLING' and losses + 1 >= :attempts
                                      then cast(:failure as jsonb) end,
                       finished_at = case when state = 'CANCELLING' or losses + 1 >= :attempts
                                          then cast(:now as timestamptz) end,
                       losses = losses + 1, worker = null, pausing = false
                """
                    + HELD)
            .param("attempts", attempts)
            .param("failure", json.writeValueAsString(failure))
            .param("now", now()));
    tell(lease, reason);
  }

  private void tell(Lease lease, String reason) {
    var state = stateOf(lease);
    events.appendState(lease.job().id(), state, reason);
    log.info("Job {} is {}: {}", lease.job().id(), state, reason);
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
