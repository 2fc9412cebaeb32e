package io.graft.training;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Tells the listener how far a long piece of work is, at most twice a second, and hears whether to
 * stop.
 */
class Watch {
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final TrainingEvents events;
  private final InstantSource clock;
  private Instant told = Instant.EPOCH;

  Watch(TrainingEvents events, InstantSource clock) {
    this.events = events;
    this.clock = clock;
  }

  /** Thrown through the preparation of a training, every piece of which is closed by its scope. */
  static class StopRequested extends RuntimeException {
    StopRequested() {
      super("the training was asked to stop", null, false, false);
    }
  }

  void check() {
    if (events.stopRequested()) {
      throw new StopRequested();
    }
  }

  void progress(String what, long done, long total) {
    check();
    var now = clock.instant();
    if (done == total || now.isAfter(told.plus(PAUSE))) {
      told = now;
      events.happened(new TrainingEvent.Preparing(what, done, total));
    }
  }

  void tell(TrainingEvent event) {
    check();
    say(event);
  }

  /** Tells what has happened, even where the training shall stop. */
  void say(TrainingEvent event) {
    events.happened(event);
  }
}
