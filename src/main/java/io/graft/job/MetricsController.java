package io.graft.job;

import io.graft.access.Principal;
import io.graft.web.FieldError;
import io.graft.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "jobs", description = "Requests for training, and how far each has come")
class MetricsController {
  private static final int FEWEST_POINTS = 10;
  private static final int MOST_POINTS = 100_000;

  private final Jobs jobs;
  private final JobLog log;
  private final EpochCurve curve;

  MetricsController(Jobs jobs, JobLog log, EpochCurve curve) {
    this.jobs = jobs;
    this.log = log;
    this.curve = curve;
  }

  @GetMapping("/jobs/{id}/metrics")
  @Operation(
      summary = "Read the metrics of every epoch so far",
      description =
          "With `points` a long job is thinned: the first and the last epoch, every one with `best`, and"
              + " of the others those with the smallest and the largest losses of their time.")
  List<JobEvent> listMetrics(
      Principal who,
      @PathVariable UUID id,
      @Parameter(description = "which one is held out; 0 for the training whose model is kept")
          @RequestParam(defaultValue = "0")
          int fold,
      @Parameter(description = "how many epochs at most, 10 to 100000; the best come on top")
          @RequestParam(required = false)
          @Nullable Integer points) {
    var job = jobs.require(who.project(), new JobId(id));
    int folds = job.spec().plan().folds();
    if (fold < 0 || fold > folds) {
      throw wrong(
          "fold",
          "must be from 0 to %d, the folds of the plan of job %s, was %d"
              .formatted(folds, id, fold));
    }
    if (points == null) {
      return log.epochs(job.id(), fold);
    }
    if (points < FEWEST_POINTS || points > MOST_POINTS) {
      throw wrong(
          "points", "must be from %d to %d, was %d".formatted(FEWEST_POINTS, MOST_POINTS, points));
    }
    return curve.thinned(job.id(), fold, points);
  }

  private static Problem wrong(String field, String rule) {
    return Problem.badRequest("invalid-request", field + " " + rule)
        .with(List.of(new FieldError(field, rule)));
  }
}
