package io.graft.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.graft.GraftTest;
import io.graft.access.ProjectId;
import io.graft.job.Job;
import io.graft.job.JobControl;
import io.graft.job.JobFiles;
import io.graft.job.Jobs;
import io.graft.job.queue.JobQueue;
import io.graft.job.queue.WaitingJob;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a training hears of its job when somebody wants it to stop. */
@GraftTest
class LeasedEventsTests {
  @Autowired JdbcClient jdbc;
  @Autowired Jobs jobs;
  @Autowired JobControl control;
  @Autowired JobQueue queue;
  @Autowired JobFiles files;

  private Job job;

  @BeforeEach
  void aJob() {
    jdbc.sql("delete from job").update();
    job = WaitingJob.in(jobs);
  }

  private LeasedEvents events(boolean working) {
    var lease = queue.lease("w1", "cpu").orElseThrow();
    var checkpoints = new Checkpoints(lease, queue, files);
    return new LeasedEvents(lease, queue, () -> working, Duration.ZERO, checkpoints);
  }

  @Test
  void aPausedTrainingHasTimeForItsCheckpointAndACancelledOneHasNot() {
    var events = events(true);
    assertThat(events.stopRequested()).isFalse();

    control.pause(ProjectId.LOCAL, job.id());
    assertThat(events.stopRequested()).isTrue();
    assertThat(events.grace()).isGreaterThan(Duration.ofSeconds(10));

    control.cancel(ProjectId.LOCAL, job.id());
    assertThat(events.stopRequested()).isTrue();
    assertThat(events.grace()).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void aWorkerThatShutsDownLeavesTimeForACheckpoint() {
    var events = events(false);

    assertThat(events.stopRequested()).isTrue();
    assertThat(events.grace()).isGreaterThan(Duration.ofSeconds(10));
  }

  @Test
  void aTrainingThatStopsIsNotTakenForLost() {
    var events = events(true);
    control.pause(ProjectId.LOCAL, job.id());
    assertThat(events.stopRequested()).isTrue();
    jdbc.sql("update job set heartbeat_at = '2001-01-01'").update();

    assertThat(events.stopRequested()).isTrue();
    assertThat(
            jdbc.sql("select heartbeat_at > '2002-01-01' from job").query(Boolean.class).single())
        .isTrue();
  }

  @Test
  void aTrainingWhoseJobIsSomebodyElsesStopsAtOnce() {
    var events = events(true);
    jdbc.sql("update job set attempt = attempt + 1").update();

    assertThat(events.stopRequested()).isTrue();
    assertThat(events.grace()).isLessThan(Duration.ofSeconds(2));
  }
}
