package io.graft.job;

import io.graft.access.Principal;
import io.graft.web.Cursor;
import io.graft.web.Page;
import io.graft.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "jobs", description = "Requests for training, and how far each has come")
class JobController {
  private static final Set<String> STATES =
      Set.of(
          "QUEUED",
          "PREPARING",
          "RUNNING",
          "PAUSED",
          "CANCELLING",
          "SUCCEEDED",
          "FAILED",
          "CANCELLED");

  private final Jobs jobs;
  private final JobRequests requests;
  private final Estimates estimates;
  private final JobControl control;
  private final JobLog log;
  private final InstantSource clock;

  JobController(
      Jobs jobs,
      JobRequests requests,
      Estimates estimates,
      JobControl control,
      JobLog log,
      InstantSource clock) {
    this.jobs = jobs;
    this.requests = requests;
    this.estimates = estimates;
    this.control = control;
    this.log = log;
    this.clock = clock;
  }

  @PostMapping(path = "/jobs", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Train a model",
      description =
          "Only the dataset is needed; the answer shows every default. Where no `backbone` is named,"
              + " the first of the `transitions` says which was taken, and why.")
  @ApiResponse(
      responseCode = "201",
      description = "The job waits for a worker",
      headers = @Header(name = "Location", schema = @Schema(type = "string")),
      useReturnTypeSchema = true)
  ResponseEntity<JobView> submitJob(
      Principal who, @Valid @RequestBody JobRequest request, UriComponentsBuilder address) {
    var checked = requests.check(who.project(), request);
    var spec = checked.spec();
    estimates.requireFits(who.project(), spec);
    var name =
        request.name() == null
            ? "%s on %s".formatted(spec.plan().recipe(), spec.backbone())
            : request.name();
    var job = requests.queue(() -> jobs.submit(who.project(), name, spec, checked.note()));
    var location = address.path("/api/v1/jobs/{id}").build(job.id());
    return ResponseEntity.status(HttpStatus.CREATED).location(location).body(view(job));
  }

  @GetMapping("/jobs")
  @Operation(summary = "List jobs, newest first")
  Page<JobView> listJobs(
      Principal who, @RequestParam @Nullable String state, @RequestParam @Nullable String cursor) {
    if (state != null && !STATES.contains(state)) {
      throw Problem.badRequest(
          "invalid-request",
          "state must be one of %s, was '%s'".formatted(STATES.stream().sorted().toList(), state));
    }
    return jobs.list(who.project(), state, Cursor.parse(cursor)).map(this::view);
  }

  @GetMapping("/jobs/{id}")
  @Operation(summary = "Look at a job")
  JobView getJob(Principal who, @PathVariable UUID id) {
    return view(jobs.require(who.project(), new JobId(id)));
  }

  @PostMapping("/jobs/{id}:cancel")
  @Operation(
      summary = "Cancel a job",
      description =
          "A waiting job is CANCELLED at once, a running one is CANCELLING for at most two seconds.")
  JobView cancelJob(Principal who, @PathVariable UUID id) {
    return view(control.cancel(who.project(), new JobId(id)));
  }

  @PostMapping("/jobs/{id}:pause")
  @Operation(
      summary = "Pause a job",
      description =
          "A running one stops after the step that it is at, and goes on from there when resumed.")
  JobView pauseJob(Principal who, @PathVariable UUID id) {
    return view(control.pause(who.project(), new JobId(id)));
  }

  @PostMapping("/jobs/{id}:resume")
  @Operation(
      summary = "Resume a paused job",
      description = "It waits at its old place, and ends as if it had never been paused.")
  JobView resumeJob(Principal who, @PathVariable UUID id) {
    return view(control.resume(who.project(), new JobId(id)));
  }

  @PostMapping("/jobs/{id}:retry")
  @Operation(
      summary = "Retry a failed job",
      description = "It goes on from its last checkpoint; one that would fail again is refused.")
  JobView retryJob(Principal who, @PathVariable UUID id) {
    return view(requests.queue(() -> control.retry(who.project(), new JobId(id))));
  }

  @PostMapping("/jobs/{id}:reproduce")
  @Operation(
      summary = "Run a finished job again",
      description =
          "A new job with the same data, backbone, plan and seed; when it is done, its"
              + " `comparison` says whether every stage has the same bits.")
  @ApiResponse(responseCode = "201", description = "The new job", useReturnTypeSchema = true)
  ResponseEntity<JobView> reproduceJob(
      Principal who, @PathVariable UUID id, UriComponentsBuilder address) {
    var job = requests.queue(() -> jobs.reproduce(who.project(), new JobId(id)));
    var location = address.path("/api/v1/jobs/{id}").build(job.id());
    return ResponseEntity.status(HttpStatus.CREATED).location(location).body(view(job));
  }

  private JobView view(Job job) {
    var position = jobs.queuePosition(job.id()).orElse(null);
    return JobView.of(job, log.ofType(job.id(), JobEvent.STATE), position, clock.instant());
  }
}
