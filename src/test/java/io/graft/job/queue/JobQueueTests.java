package io.graft.job.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graft.GraftTest;
import io.graft.SettableClock;
import io.graft.access.ProjectId;
import io.graft.job.Failure;
import io.graft.job.Job;
import io.graft.job.JobControl;
import io.graft.job.JobEvent;
import io.graft.job.JobLog;
import io.graft.job.JobRow;
import io.graft.job.JobState;
import io.graft.job.Jobs;
import io.graft.storage.StorageKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@GraftTest
class JobQueueTests {
  private static final Duration SILENCE = Duration.ofSeconds(15);
  private static final Failure FAILURE =
      new Failure("diverged", "NaN in epoch 3", "lower learningRate", false);

  @Autowired JdbcClient jdbc;
  @Autowired JobRow row;
  @Autowired JobLog log;
  @Autowired Jobs jobs;
  @Autowired JobControl control;
  @Autowired JsonMapper json;

  private final SettableClock clock = new SettableClock();
  private JobQueue queue;
  private Reaper reaper;

  @BeforeEach
  void anEmptyQueue() {
    jdbc.sql("delete from job").update();
    queue = new JobQueue(jdbc, row, log, json, clock);
    reaper = new Reaper(jdbc, log, new QueueProperties(SILENCE, 3), json, clock);
  }

  private Job aJob() {
    return WaitingJob.in(jobs);
  }

  private Job now(Job job) {
    return jobs.require(ProjectId.LOCAL, job.id());
  }

  @Test
  void givesTheJobThatWaitedLongest() {
    var first = aJob();
    aJob();

    assertThat(queue.lease("w1", "cpu"))
        .hasValueSatisfying(l -> assertThat(l.job().id()).isEqualTo(first.id()));
  }

  @Test
  void givesAJobToOneWorkerOnly() throws Exception {
    IntStream.range(0, 4).forEach(i -> aJob());

    try (var takers = Executors.newFixedThreadPool(6)) {
      var leases =
          takers.invokeAll(
              IntStream.range(0, 6)
                  .mapToObj(
                      i ->
                          (java.util.concurrent.Callable<java.util.Optional<Lease>>)
                              () -> queue.lease("w" + i, "cpu"))
                  .toList());

      var taken = new java.util.ArrayList<UUID>();
      for (var lease : leases) {
        lease.get().ifPresent(l -> taken.add(l.job().id().value()));
      }
      assertThat(taken).hasSize(4).doesNotHaveDuplicates();
    }
  }

  @Test
  void handsBackTheJobOfASilentWorker() {
    var job = aJob();
    var lease = queue.lease("w1", "cpu").orElseThrow();

    clock.advance(SILENCE.plusSeconds(1));
    reaper.run();

    assertThat(now(job).state()).isEqualTo(new JobState.Queued());
    assertThat(queue.lease("w2", "cpu"))
        .hasValueSatisfying(again -> assertThat(again.attempt()).isEqualTo(2));
    assertThat(queue.beat(lease)).isEqualTo(Signal.LOST);
  }

  @Test
  void leavesTheJobOfALivingWorkerAlone() {
    var job = aJob();
    var lease = queue.lease("w1", "cpu").orElseThrow();

    clock.advance(SILENCE.minusSeconds(1));
    queue.beat(lease);
    clock.advance(SILENCE.minusSeconds(1));
    reaper.run();

    assertThat(now(job).state()).isEqualTo(new JobState.Preparing());
  }

  @Test
  void refusesEveryWriteOfAWorkerThatLostItsJob() {
    aJob();
    var lost = queue.lease("w1", "cpu").orElseThrow();
    clock.advance(SILENCE.plusSeconds(1));
    reaper.run();
    var job = queue.lease("w1", "cpu").orElseThrow().job();

    assertThatThrownBy(() -> queue.record(lost, "epoch", Map.of(), "head", 0.5))
        .isInstanceOf(LeaseLost.class)
        .hasMessageContaining("attempt 1");
    assertThatThrownBy(() -> queue.fail(lost, FAILURE)).isInstanceOf(LeaseLost.class);
    assertThat(now(job).state()).isEqualTo(new JobState.Preparing());
  }

  @Test
  void endsAJobWhoseWorkersKeepFallingSilent() {
    var job = aJob();
    for (int attempt = 1; attempt <= 3; attempt++) {
      assertThat(queue.lease("w1", "cpu")).isPresent();
      clock.advance(SILENCE.plusSeconds(1));
      reaper.run();
    }

    assertThat(now(job).state())
        .isInstanceOfSatisfying(
            JobState.Failed.class,
            failed -> assertThat(failed.failure().code()).isEqualTo("worker-lost"));
  }

  @Test
  void aCheckpointForgivesLostWorkers() {
    var job = aJob();
    var key = new StorageKey("projects/p/jobs/j/checkpoint-1");
    for (int attempt = 1; attempt <= 5; attempt++) {
      var lease = queue.lease("w1", "cpu").orElseThrow();
      queue.checkpoint(lease, key);
      queue.lost(lease, "its trainer died", 3, FAILURE);
    }

    assertThat(now(job).state()).isEqualTo(new JobState.Queued());
    assertThat(now(job).checkpoint()).isEqualTo(key);
  }

  @Test
  void aJobWhoseTrainersKeepDyingFails() {
    var job = aJob();
    for (int attempt = 1; attempt <= 3; attempt++) {
      queue.lost(queue.lease("w1", "cpu").orElseThrow(), "its trainer died", 3, FAILURE);
    }

    assertThat(now(job).state()).isEqualTo(new JobState.Failed(FAILURE));
  }

  @Test
  void retriesWhatMaySucceedAndNothingElse() {
    var hopeless = aJob();
    queue.fail(queue.lease("w1", "cpu").orElseThrow(), FAILURE);
    var unlucky = aJob();
    queue.fail(
        queue.lease("w1", "cpu").orElseThrow(), new Failure("internal-error", "…", "…", true));

    assertThatThrownBy(() -> control.retry(ProjectId.LOCAL, hopeless.id()))
        .hasMessageContaining("would fail again");
    control.retry(ProjectId.LOCAL, unlucky.id());

    assertThat(now(unlucky).state()).isEqualTo(new JobState.Queued());
  }

  @Test
  void aFailureIsKeptWithItsHint() {
    var job = aJob();
    var lease = queue.lease("w1", "cpu").orElseThrow();

    queue.fail(lease, FAILURE);

    assertThat(now(job).state()).isEqualTo(new JobState.Failed(FAILURE));
  }

  @Test
  void numbersEventsWithoutGaps() {
    var job = aJob();
    var lease = queue.lease("w1", "cpu").orElseThrow();
    queue.running(lease);
    for (int i = 0; i < 5; i++) {
      queue.record(lease, "epoch", Map.of("epoch", i), "head", i / 5.0);
    }

    var events = log.after(job.id(), 0, 100);

    assertThat(events)
        .extracting(JobEvent::sequence)
        .isEqualTo(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L));
    assertThat(log.after(job.id(), 6, 100)).extracting(JobEvent::sequence).containsExactly(7L, 8L);
    assertThat(now(job).progress().share()).isEqualTo(0.8);
  }

  @Test
  void theDatabaseRefusesASuccessWithoutAModel() {
    var job = aJob();

    assertThatThrownBy(
            () ->
                jdbc.sql("update job set state = 'SUCCEEDED', finished_at = now() where id = :id")
                    .param("id", job.id().value())
                    .update())
        .hasMessageContaining("check constraint");
  }
}
