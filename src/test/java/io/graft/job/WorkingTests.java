package io.graft.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class WorkingTests {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private final List<JobEvent> states = new ArrayList<>();

  private void at(int second, String state) {
    var data = JsonMapper.shared().createObjectNode().put("to", state);
    states.add(new JobEvent(states.size() + 1, NOON.plusSeconds(second), 1, JobEvent.STATE, data));
  }

  @Test
  void aQuarterInTenSecondsLeavesThirty() {
    at(0, "QUEUED");
    at(5, "PREPARING");
    at(6, "RUNNING");
    var now = NOON.plusSeconds(15);

    assertThat(Working.until(now, states).eta(now, 0.25)).contains(NOON.plusSeconds(45));
  }

  @Test
  void timeThatItWasPausedDoesNotCount() {
    at(0, "QUEUED");
    at(0, "PREPARING");
    at(10, "PAUSED");
    at(1000, "QUEUED");
    at(2000, "PREPARING");
    var now = NOON.plusSeconds(2010);

    var working = Working.until(now, states);

    assertThat(working.time()).isEqualTo(Duration.ofSeconds(20));
    assertThat(working.eta(now, 0.5)).contains(NOON.plusSeconds(2030));
  }

  @Test
  void nobodyKnowsWhileItWaitsOrHasHardlyBegun() {
    at(0, "QUEUED");
    at(0, "PREPARING");
    assertThat(Working.until(NOON.plusSeconds(3), states).eta(NOON, 0.01)).isEmpty();
    at(10, "PAUSED");
    assertThat(Working.until(NOON.plusSeconds(30), states).eta(NOON, 0.5)).isEmpty();
  }
}
