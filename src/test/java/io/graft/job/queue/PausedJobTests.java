package io.graft.job.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.graft.GraftTest;
import io.graft.SettableClock;
import io.graft.access.ProjectId;
import io.graft.job.Job;
import io.graft.job.JobControl;
import io.graft.job.JobLog;
import io.graft.job.JobRow;
import io.graft.job.JobState;
import io.graft.job.Jobs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What those who own a job say while it waits or runs, and when its worker hears it. */
@GraftTest
class PausedJobTests {
  @Autowired JdbcClient jdbc;
  @Autowired JobRow row;
  @Autowired JobLog log;
  @Autowired Jobs jobs;
  @Autowired JobControl control;
  @Autowired JsonMapper json;

  private JobQueue queue;

  @BeforeEach
  void anEmptyQueue() {
    jdbc.sql("delete from job").update();
    queue = new JobQueue(jdbc, row, log, json, new SettableClock());
  }

  private Job aJob() {
    return WaitingJob.in(jobs);
  }

  private Job now(Job job) {
    return jobs.require(ProjectId.LOCAL, job.id());
  }

  @Test
  void cancelsAWaitingJobAtOnce() {
    var job = aJob();

    control.cancel(ProjectId.LOCAL, job.id());

    assertThat(now(job).state()).isEqualTo(new JobState.Cancelled());
    assertThat(queue.lease("w1", "cpu")).isEmpty();
  }

  @Test
  void tellsTheWorkerOfACancelledJobToStop() {
    var job = aJob();
    var lease = queue.lease("w1", "cpu").orElseThrow();
    assertThat(queue.beat(lease)).isEqualTo(Signal.GO_ON);

    control.cancel(ProjectId.LOCAL, job.id());

    assertThat(queue.beat(lease)).isEqualTo(Signal.CANCEL);
    queue.handBack(lease, "the worker stopped");
    assertThat(now(job).state()).isEqualTo(new JobState.Cancelled());
  }

  @Test
  void aJobThatIsBeingCancelledDoesNotWaitAgain() {
    var job = aJob();
    var lease = queue.lease("w1", "cpu").orElseThrow();
    control.cancel(ProjectId.LOCAL, job.id());

    queue.handBack(lease, "the worker shut down");

    assertThat(now(job).state()).isEqualTo(new JobState.Cancelled());
  }

  @Test
  void pausesAWaitingJobAndLetsItWaitAgain() {
    var job = aJob();

    control.pause(ProjectId.LOCAL, job.id());
    assertThat(now(job).state()).isEqualTo(new JobState.Paused());
    assertThat(queue.lease("w1", "cpu")).isEmpty();

    control.resume(ProjectId.LOCAL, job.id());
    assertThat(queue.lease("w1", "cpu")).isPresent();
  }

  @Test
  void aRunningJobIsPausedWhenItsWorkerHasStopped() {
    var job = aJob();
    var lease = queue.lease("w1", "cpu").orElseThrow();

    assertThat(control.pause(ProjectId.LOCAL, job.id()).pausing()).isTrue();
    assertThat(queue.beat(lease)).isEqualTo(Signal.PAUSE);
    queue.handBack(lease, "the worker stopped");

    assertThat(now(job).state()).isEqualTo(new JobState.Paused());
    assertThat(now(job).pausing()).isFalse();
  }

  @Test
  void aJobResumedBeforeItsWorkerStoppedWaitsAgain() {
    var job = aJob();
    var lease = queue.lease("w1", "cpu").orElseThrow();
    control.pause(ProjectId.LOCAL, job.id());

    control.resume(ProjectId.LOCAL, job.id());
    queue.handBack(lease, "the worker stopped");

    assertThat(now(job).state()).isEqualTo(new JobState.Queued());
  }
}
