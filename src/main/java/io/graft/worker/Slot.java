package io.graft.worker;

import io.graft.job.JobId;
import io.graft.job.queue.JobQueue;
import io.graft.job.queue.Lease;
import io.graft.job.queue.Reaper;
import io.graft.training.process.TrainerProcess;
import io.graft.training.process.TrainerSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One device: takes a job, trains it in the slot's process, takes the next. */
class Slot {
  private static final Logger log = LoggerFactory.getLogger(Slot.class);
  private static final int POLLS_BETWEEN_REAPS = 8;

  /** Ten idle seconds by default: who has just come up has other things to do. */
  private static final int POLLS_BEFORE_MEASURING = 40;

  private final String worker;
  private final String device;
  private final WorkerProperties properties;
  private final TrainerSettings settings;
  private final JobQueue queue;
  private final Reaper reaper;
  private final JobRuns runs;
  private final Speeds speeds;
  private @Nullable TrainerProcess trainer;
  private volatile @Nullable JobId current;
  private volatile @Nullable Thread thread;
  private volatile long trainerPid;

  Slot(
      String worker,
      String device,
      WorkerProperties properties,
      TrainerSettings settings,
      JobQueue queue,
      Reaper reaper,
      JobRuns runs,
      Speeds speeds,
      @Nullable TrainerProcess trainer) {
    this.worker = worker;
    this.device = device;
    this.properties = properties;
    this.settings = settings;
    this.queue = queue;
    this.reaper = reaper;
    this.runs = runs;
    this.speeds = speeds;
    this.trainer = trainer;
  }

  WorkerView.Slot view() {
    var job = current;
    return new WorkerView.Slot(
        device,
        trainerPid,
        job == null ? null : job.value(),
        speeds.memoryBytes(device),
        ProcFile.residentBytes(trainerPid),
        properties.cache().toBytes(),
        speeds.of(device));
  }

  /** Works until it is told to go home. A failure of the database or the trainer is waited out. */
  void work(BooleanSupplier goOn) {
    thread = Thread.currentThread();
    int polls = 0;
    int idle = 0;
    while (goOn.getAsBoolean()) {
      try {
        var warm = warmTrainer();
        if (polls++ % POLLS_BETWEEN_REAPS == 0) {
          reaper.run();
        }
        var lease = queue.lease(worker, device);
        if (lease.isPresent()) {
          idle = 0;
          run(lease.get(), warm, goOn);
        } else if (++idle % POLLS_BEFORE_MEASURING == 0 && properties.measure()) {
          speeds.measureNext(device, warm);
        } else {
          Pause.of(properties.pollEvery());
        }
      } catch (IOException | RuntimeException trouble) {
        log.error("Slot {} could not go on; it tries again in 5 s", device, trouble);
        Pause.of(Duration.ofSeconds(5));
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    if (trainer != null) {
      trainer.close();
    }
  }

  /** Whether a job is under way in this thread. */
  boolean trainsIn(Thread candidate) {
    return current != null && candidate.equals(thread);
  }

  private void run(Lease lease, TrainerProcess warm, BooleanSupplier goOn) {
    current = lease.job().id();
    try {
      runs.run(lease, device, warm, goOn);
    } finally {
      current = null;
    }
  }

  private TrainerProcess warmTrainer() throws IOException, InterruptedException {
    var warm = trainer;
    if (warm == null || !warm.alive()) {
      if (warm != null) {
        warm.close();
      }
      warm = TrainerProcess.start(settings);
      trainer = warm;
    }
    trainerPid = warm.pid();
    return warm;
  }
}
