package io.graft.worker;

import io.graft.job.JobFiles;
import io.graft.job.queue.JobQueue;
import io.graft.job.queue.Lease;
import io.graft.job.queue.LeaseLost;
import io.graft.storage.StorageKey;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the checkpoints of one attempt into storage, where any worker finds them; the newest only.
 */
class Checkpoints {
  private static final Logger log = LoggerFactory.getLogger(Checkpoints.class);

  private final Lease lease;
  private final JobQueue queue;
  private final JobFiles files;
  private @Nullable StorageKey last;
  private int kept;

  Checkpoints(Lease lease, JobQueue queue, JobFiles files) {
    this.lease = lease;
    this.queue = queue;
    this.files = files;
    this.last = lease.job().checkpoint();
  }

  /** A full disk costs the checkpoint, not the training. */
  void keep(Path file) {
    try {
      var name = "checkpoint-%d-%d.safetensors".formatted(lease.attempt(), ++kept);
      var key = files.keep(lease.job().project(), lease.job().id(), name, file);
      take(key);
    } catch (IOException full) {
      log.warn("Job {} has no new checkpoint: {}", lease.job().id(), full.getMessage());
    }
  }

  private void take(StorageKey key) {
    try {
      queue.checkpoint(lease, key);
    } catch (LeaseLost lost) {
      files.forget(key);
      throw lost;
    }
    if (last != null) {
      files.forget(last);
    }
    last = key;
  }
}
