package io.graft.worker;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Waiting that a shutdown cuts short: an interrupted thread does not wait, and stays interrupted.
 */
class Pause {
  private Pause() {}

  static void of(Duration duration) {
    if (!Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(duration.toNanos());
    }
  }
}
