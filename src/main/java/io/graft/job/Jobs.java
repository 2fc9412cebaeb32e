package io.graft.job;

import io.graft.access.ProjectId;
import io.graft.training.TrainingPlans;
import io.graft.web.Cursor;
import io.graft.web.Page;
import io.graft.web.Problem;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

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

  public Job submit(ProjectId project, String name, Job.Spec spec) {
    return submit(project, name, spec, null);
  }

  /**
   * @param note what was chosen for whoever asked, and why
   */
  Job submit(ProjectId project, String name, Job.Spec spec, @Nullable String note) {
    return submit(project, name, spec, null, note);
  }

  /** The same once more, to see whether the result is. */
  public Job reproduce(ProjectId project, JobId id) {
    var first = require(project, id);
    if (!(first.state() instanceof JobState.Succeeded)) {
      throw Problem.conflict(
          "nothing-to-reproduce",
          "job %s is %s; only one that SUCCEEDED can be reproduced"
              .formatted(id, first.state().name()));
    }
    return submit(project, first.name() + " again", first.spec(), id, null);
  }

  private Job submit(
      ProjectId project,
      String name,
      Job.Spec spec,
      @Nullable JobId reproduces,
      @Nullable String note) {
    var id = JobId.random();
    jdbc.sql(
            """
            insert into job (id, project_id, name, state, dataset_id, dataset_version, task, backbone, plan,
                             reproduces, created_at)
            values (:id, :project, :name, 'QUEUED', :dataset, :version, :task, :backbone,
                    cast(:plan as jsonb), :reproduces, :now)
            """)
        .param("id", id.value())
        .param("project", project.value())
        .param("name", name)
        .param("dataset", spec.dataset().value())
        .param("version", spec.datasetVersion())
        .param("task", spec.task().name())
        .param("backbone", spec.backbone())
        .param("reproduces", reproduces == null ? null : reproduces.value())
        .param("plan", TrainingPlans.write(spec.plan()))
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    log.appendState(id, "QUEUED", note == null ? "submitted" : "submitted; " + note);
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
}
