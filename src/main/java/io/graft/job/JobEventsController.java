package io.graft.job;

import io.graft.access.Principal;
import io.graft.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The event log of a job, as JSON by cursor or live. */
@RestController
@Tag(name = "jobs")
class JobEventsController {
  private static final int PAGE = 500;

  private final Jobs jobs;
  private final JobLog log;
  private final JobEventStream stream;

  JobEventsController(Jobs jobs, JobLog log, JobEventStream stream) {
    this.jobs = jobs;
    this.log = log;
    this.stream = stream;
  }

  @GetMapping(path = "/api/v1/jobs/{id}/events", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Read the events of a job",
      description =
          "JSON by cursor; with `Accept: text/event-stream` the same events live, replayed after"
              + " `Last-Event-ID`, until the job is over. The types: `state`, `preparing` (done of total),"
              + " `phase` (what is open and frozen), `steps` (every ten seconds of a long epoch: loss so"
              + " far, examples per second), `epoch`, `range` (of a range test), `note`.")
  @Parameter(
      name = "Last-Event-ID",
      in = ParameterIn.HEADER,
      description = "of a stream: the sequence of the last event that was seen",
      schema = @Schema(type = "integer", format = "int64"))
  @ApiResponse(
      responseCode = "200",
      useReturnTypeSchema = true,
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON_VALUE,
            examples = @ExampleObject(JobExamples.EVENTS)),
        @Content(
            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
            schema = @Schema(type = "string"),
            examples = @ExampleObject(JobExamples.STREAM))
      })
  Page<JobEvent> listEvents(
      Principal who,
      @PathVariable UUID id,
      @Parameter(description = "sequence of the last event of the page before")
          @RequestParam(defaultValue = "0")
          long cursor) {
    var job = jobs.require(who.project(), new JobId(id));
    var events = log.after(job.id(), cursor, PAGE + 1);
    return Page.of(events, PAGE, event -> Long.toString(event.sequence()));
  }

  @GetMapping(path = "/api/v1/jobs/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Operation(hidden = true)
  SseEmitter follow(
      Principal who,
      @PathVariable UUID id,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable Long last) {
    var job = jobs.require(who.project(), new JobId(id));
    return stream.follow(job, last == null ? 0 : last);
  }
}
