package io.graft.job.queue;

/** A worker wrote to a job that is no longer its own. */
public class LeaseLost extends RuntimeException {
  LeaseLost(Lease lease) {
    super(
        "Lost job %s: worker %s held attempt %d, and the job has moved on since"
            .formatted(lease.job().id(), lease.worker(), lease.attempt()));
  }
}
