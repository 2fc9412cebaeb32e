package io.graft.training;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Every look at it finds that much time gone. */
class HastyClock implements InstantSource {
  private final Duration step;
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  HastyClock(Duration step) {
    this.step = step;
  }

  @Override
  public synchronized Instant instant() {
    now = now.plus(step);
    return now;
  }
}
