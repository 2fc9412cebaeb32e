package io.graft.training;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Tells the listener how far a long piece of work is, now and then, and hears whether to stop. */
class Watch {
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration LONG_EPOCH = Duration.ofSeconds(10);

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
      say(new TrainingEvent.Preparing(what, done, total));
    }
  }

  /** Tells of the steps of an epoch where the last event was long ago. */
  void steps(Supplier<TrainingEvent> underWay) {
    if (clock.instant().isAfter(told.plus(LONG_EPOCH))) {
      say(underWay.get());
    }
  }

  void tell(TrainingEvent event) {
    check();
    say(event);
  }

  /** Tells what has happened, even where the training shall stop. */
  void say(TrainingEvent event) {
    told = clock.instant();
    events.happened(event);
  }
}
