package io.graft.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.graft.training.TrainingEvent.Noted;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WatchTests {
  private final RecordingEvents events = new RecordingEvents();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final Watch watch = new Watch(events, () -> now);

  private void steps(String which) {
    watch.steps(() -> new Noted(which));
  }

  @Test
  void tellsOfTheStepsOfALongEpoch() {
    watch.say(new Noted("the phase starts"));
    now = now.plus(Duration.ofSeconds(10));
    steps("too soon");
    now = now.plusMillis(1);
    steps("after ten seconds");
    now = now.plusSeconds(5);
    watch.say(new Noted("the epoch ends"));
    now = now.plusSeconds(6);
    steps("too soon after the end");
    now = now.plusSeconds(5);
    steps("in the next epoch");

    assertThat(events.of(Noted.class))
        .extracting(Noted::message)
        .containsExactly(
            "the phase starts", "after ten seconds", "the epoch ends", "in the next epoch");
  }
}
