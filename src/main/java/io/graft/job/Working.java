package io.graft.job;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How long workers have been at a job; when it was paused or waited does not count. */
record Working(boolean now, Duration time) {

  /**
   * @param states the events of the job's states, in their order
   */
  static Working until(Instant now, List<JobEvent> states) {
    var time = Duration.ZERO;
    Instant since = null;
    for (var event : states) {
      boolean atWork =
          switch (event.data().path("to").asString("")) {
            case "PREPARING", "RUNNING", "CANCELLING" -> true;
            default -> false;
          };
      if (since == null && atWork) {
        since = event.at();
      } else if (since != null && !atWork) {
        time = time.plus(Duration.between(since, event.at()));
        since = null;
      }
    }
    return since == null
        ? new Working(false, time)
        : new Working(true, time.plus(Duration.between(since, now)));
  }

  /**
   * When it will be done if it goes on as it did; unknown before a twentieth is done, and while
   * nobody is at it.
   *
   * @param share of the work that is done, 0 to 1
   */
  Optional<Instant> eta(Instant at, double share) {
    return now && share >= 0.05
        ? Optional.of(at.plusMillis(Math.round(time.toMillis() * (1 - share) / share)))
        : Optional.empty();
  }
}
