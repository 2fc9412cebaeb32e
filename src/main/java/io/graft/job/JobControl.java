package io.graft.job;

import io.graft.access.ProjectId;
import io.graft.web.Problem;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks jobs to stop and to go on. What waits changes at once; what runs is asked, and its worker
 * stops it. Asking for what is already so changes nothing.
 */
@Service
public class JobControl {
  private final Jobs jobs;
  private final JdbcClient jdbc;
  private final JobLog log;
  private final JobFiles files;
  private final InstantSource clock;

  JobControl(Jobs jobs, JdbcClient jdbc, JobLog log, JobFiles files, InstantSource clock) {
    this.jobs = jobs;
    this.jdbc = jdbc;
    this.log = log;
    this.files = files;
    this.clock = clock;
  }

  @Transactional
  public Job cancel(ProjectId project, JobId id) {
    var asked =
        ask(
            project,
            id,
            "cancelled by a request",
            """
            update job
               set state = case when state in ('QUEUED', 'PAUSED') then 'CANCELLED' else 'CANCELLING' end,
                   finished_at = case when state in ('QUEUED', 'PAUSED') then cast(:now as timestamptz) end,
                   stop_reason = :reason, pausing = false
             where id = :id and state in ('QUEUED', 'PAUSED', 'PREPARING', 'RUNNING')
            returning state
            """);
    var job = jobs.require(project, id);
    asked.filter("CANCELLED"::equals).ifPresent(over -> files.forget(project, id));
    if (asked.isEmpty()
        && !(job.state() instanceof JobState.Cancelling
            || job.state() instanceof JobState.Cancelled)) {
      throw over(job, "cancelled any more");
    }
    return job;
  }

  /** A running job goes on from where it is when it is resumed. */
  @Transactional
  public Job pause(ProjectId project, JobId id) {
    var asked =
        ask(
            project,
            id,
            "paused by a request",
            """
            update job
               set state = case when state = 'QUEUED' then 'PAUSED' else state end,
                   pausing = state <> 'QUEUED', stop_reason = :reason
             where id = :id and state in ('QUEUED', 'PREPARING', 'RUNNING') and not pausing
            returning state
            """);
    var job = jobs.require(project, id);
    if (asked.isEmpty() && !(job.pausing() || job.state() instanceof JobState.Paused)) {
      throw over(job, "paused any more");
    }
    return job;
  }

  @Transactional
  public Job resume(ProjectId project, JobId id) {
    var asked =
        ask(
            project,
            id,
            "resumed by a request",
            """
            update job
               set state = case when state = 'PAUSED' then 'QUEUED' else state end,
                   pausing = false, stop_reason = null
             where id = :id and (state = 'PAUSED' or pausing)
            returning state
            """);
    var job = jobs.require(project, id);
    if (asked.isEmpty() && job.state().terminal()) {
      throw over(job, "resumed; post it again, or :retry it where it failed");
    }
    return job;
  }

  /** A failed job waits again, and goes on from its last checkpoint where it has one. */
  @Transactional
  public Job retry(ProjectId project, JobId id) {
    var job = jobs.require(project, id);
    if (!(job.state() instanceof JobState.Failed(var failure))) {
      throw over(job, "retried: only one that FAILED can");
    }
    if (!failure.retryable()) {
      throw Problem.conflict(
          "not-retryable",
          "job %s would fail again: %s; post it with another plan: %s"
              .formatted(id, failure.message(), failure.hint()));
    }
    var _ =
        ask(
            project,
            id,
            "retried by a request",
            """
            update job set state = 'QUEUED', failure = null, finished_at = null, losses = 0, stop_reason = null
             where id = :id and state = 'FAILED'
            returning state
            """);
    return jobs.require(project, id);
  }

  private Optional<String> ask(ProjectId project, JobId id, String reason, String update) {
    var before = jobs.require(project, id).state().name();
    var state =
        jdbc.sql(update)
            .param("id", id.value())
            .param("reason", reason)
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .query(String.class)
            .optional();
    state.ifPresent(
        to -> {
          if (to.equals(before)) { // the worker has still to do it
            log.append(id, "note", Map.of("message", reason));
          } else {
            log.appendState(id, to, reason);
          }
        });
    return state;
  }

  private static Problem over(Job job, String what) {
    return Problem.conflict(
        "job-already-over",
        "job %s is %s and cannot be %s".formatted(job.id(), job.state().name(), what));
  }
}
