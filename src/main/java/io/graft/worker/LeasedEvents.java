package io.graft.worker;

import io.graft.backbone.Download;
import io.graft.job.queue.JobQueue;
import io.graft.job.queue.Lease;
import io.graft.job.queue.Signal;
import io.graft.training.TrainingEvent;
import io.graft.training.TrainingEvent.Checkpointed;
import io.graft.training.TrainingEvent.PhaseStarted;
import io.graft.training.TrainingEvent.Preparing;
import io.graft.training.TrainingEvents;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Writes what a trainer tells into the job, and hears from the job whether the trainer shall stop.
 */
class LeasedEvents implements TrainingEvents {
  /** Cancelling takes two seconds at most. */
  private static final Duration CANCELLING = Duration.ofMillis(1200);

  /** For a step of a large network, and its checkpoint. */
  private static final Duration KEEPING = Duration.ofSeconds(30);

  private final Lease lease;
  private final JobQueue queue;
  private final BooleanSupplier goOn;
  private final Duration beatEvery;
  private final Checkpoints checkpoints;
  private final Progress progress;
  private long lastBeat;
  private Signal heard = Signal.GO_ON;

  LeasedEvents(
      Lease lease,
      JobQueue queue,
      BooleanSupplier goOn,
      Duration beatEvery,
      Checkpoints checkpoints) {
    this.lease = lease;
    this.queue = queue;
    this.goOn = goOn;
    this.beatEvery = beatEvery;
    this.checkpoints = checkpoints;
    this.progress = new Progress(lease.job());
  }

  @Override
  public void happened(TrainingEvent event) {
    if (event instanceof PhaseStarted) {
      queue.running(lease);
    }
    if (event instanceof Checkpointed written) {
      checkpoints.keep(written.file());
      return;
    }
    progress.happened(event);
    queue.record(lease, event.type(), event, progress.phase(), progress.share());
  }

  /** Bytes of a backbone that is being fetched. */
  void downloading(Download download) {
    if (stopRequested()) {
      throw new CancellationException("stopped while downloading weights");
    }
    happened(new Preparing("downloading weights", download.received(), download.total()));
  }

  @Override
  public boolean stopRequested() {
    // beats go on while it stops, or the job would be taken for lost
    if (heard != Signal.LOST && due()) {
      heard = queue.beat(lease);
    }
    return heard != Signal.GO_ON || !goOn.getAsBoolean();
  }

  @Override
  public Duration grace() {
    return switch (heard) {
      case CANCEL, LOST -> CANCELLING;
      case PAUSE, GO_ON -> KEEPING;
    };
  }

  private boolean due() {
    long now = System.nanoTime();
    if (now - lastBeat < beatEvery.toNanos()) {
      return false;
    }
    lastBeat = now;
    return true;
  }
}
