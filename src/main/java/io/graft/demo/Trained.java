package io.graft.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** A job that is done, and what became of it. */
record Trained(JsonNode job, JsonNode model) {

  String path() {
    return "/api/v1/models/" + model.path("id").asString();
  }

  /** Where it started, how good it got, how long that took. */
  String row() {
    var spec = job.path("spec");
    var metrics = model.path("metrics");
    var interval = metrics.path("accuracyInterval");
    return String.format(
        Locale.ROOT,
        "%-20s %-13s %7s  %4.1f to %4.1f %% %6d s",
        spec.path("backbone").asString(),
        spec.path("plan").path("recipe").asString(),
        percent(metrics.path("accuracy")),
        100 * interval.path("low").asDouble(),
        100 * interval.path("high").asDouble(),
        took().toSeconds());
  }

  private Duration took() {
    return Duration.between(time("startedAt"), time("finishedAt"));
  }

  private Instant time(String field) {
    return Instant.parse(job.path(field).asString());
  }

  static String percent(JsonNode share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share.asDouble());
  }
}
