package io.graft.job;

import io.graft.access.ProjectId;
import io.graft.web.Cursor;
import io.graft.web.Page;
import io.graft.web.Problem;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import io.graft.training.TrainingPlans;

/** The jobs of every project: take one in, look at it, ask it to stop. */
@Service
public class Jobs {
  private static final int PAGE = 50;

  private final JdbcClient jdbc;
  private final JobRow row;
  private final JobLog log;
  private final InstantSource clock;

  Jobs(JdbcClient jdbc, JobRow row, JobLog log, InstantSource clock) {
    this.jdbc = jdbc;
    this.row = row;
    this.log = log;
    this.clock = clock;
  }

  @Transactional
  public Job submit(ProjectId project, String name, Job.Spec spec) {
    var id = JobId.random();
    jdbc.sql(
            """
            insert into job (id, project_id, name, state, dataset_id, dataset_version, backbone, plan,
                             created_at)
            values (:id, :project, :name, 'QUEUED', :dataset, :version, :backbone,
                    cast(:plan as jsonb), :now)
            """)
        .param("id", id.value())
        .param("project", project.value())
        .param("name", name)
        .param("dataset", spec.dataset().value())
        .param("version", spec.datasetVersion())
        .param("backbone", spec.backbone())
        .param("plan", TrainingPlans.write(spec.plan()))
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    log.append(id, JobEvent.STATE, Map.of("to", "QUEUED", "reason", "submitted"));
    return require(project, id);
  }

  public Optional<Job> find(ProjectId project, JobId id) {
    return jdbc.sql("select * from job where id = :id and project_id = :project")
        .param("id", id.value())
        .param("project", project.value())
        .query(row)
        .optional();
  }

  public Job require(ProjectId project, JobId id) {
    return find(project, id)
        .orElseThrow(
            () ->
                Problem.notFound(
                    "no-such-job",
                    "there is no job %s; GET /api/v1/jobs lists them".formatted(id)));
  }

  public Page<Job> list(ProjectId project, @Nullable String state, Cursor from) {
    var jobs =
        jdbc.sql(
                """
                select * from job
                 where project_id = :project and (cast(:state as text) is null or state = :state)
                   and (created_at, id) < (:time, :id)
                 order by created_at desc, id desc limit :limit
                """)
            .param("project", project.value())
            .param("state", state)
            .param("time", from.time().atOffset(ZoneOffset.UTC))
            .param("id", from.id())
            .param("limit", PAGE + 1)
            .query(row)
            .list();
    return Page.of(jobs, PAGE, job -> new Cursor(job.createdAt(), job.id().value()).toString());
  }

  /** From 1 for the job that is next; empty for one that does not wait. */
  public Optional<Integer> queuePosition(JobId id) {
    return jdbc.sql(
            """
            select count(*) from job waiting, job this
             where this.id = :id and this.state = 'QUEUED' and waiting.state = 'QUEUED'
               and (waiting.created_at, waiting.id) <= (this.created_at, this.id)
            """)
        .param("id", id.value())
        .query(Integer.class)
        .optional()
        .filter(position -> position > 0);
  }

  /**
   * One that waits is cancelled at once; one that runs is asked to stop, and its worker stops it.
   */
  @Transactional
  public Job cancel(ProjectId project, JobId id) {
    require(project, id);
    var state =
        jdbc.sql(
                """
                update job
                   set state = case when state in ('QUEUED', 'PAUSED') then 'CANCELLED' else 'CANCELLING' end,
                       finished_at = case when state in ('QUEUED', 'PAUSED') then cast(:now as timestamptz) end,
                       stop_reason = 'cancelled by a request'
                 where id = :id and state in ('QUEUED', 'PAUSED', 'PREPARING', 'RUNNING')
                returning state
                """)
            .param("id", id.value())
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .query(String.class)
            .optional();
    state.ifPresent(to -> log.appendState(id, to, "cancelled by a request"));
    var job = require(project, id);
    if (state.isEmpty()
        && !(job.state() instanceof JobState.Cancelling
            || job.state() instanceof JobState.Cancelled)) {
      throw Problem.conflict(
          "job-already-over",
          "job %s is %s and cannot be cancelled any more".formatted(id, job.state().name()));
    }
    return job;
  }
}
