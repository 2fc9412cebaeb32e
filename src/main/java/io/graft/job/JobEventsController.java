package io.graft.job;

import io.graft.access.Principal;
import io.graft.web.FieldError;
import io.graft.web.Page;
import io.graft.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Set;
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
  private static final int MOST_NEWEST = 1000;

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
          "JSON by `cursor`, or the `newest`, both in ascending order and perhaps of some types only;"
              + " with `Accept: text/event-stream` all events live, replayed after `after` or"
              + " `Last-Event-ID`, until the job is over. The types: `state`, `preparing` (done of total),"
              + " `phase` (what is open and frozen), `steps` (every ten seconds of a long epoch: loss so"
              + " far, examples per second), `epoch`, `range` (of a range test), `note`.")
  @Parameter(
      name = "Last-Event-ID",
      in = ParameterIn.HEADER,
      description = "of a stream: the sequence of the last event that was seen",
      schema = @Schema(type = "integer", format = "int64"))
  @Parameter(
      name = "after",
      in = ParameterIn.QUERY,
      description =
          "of a stream: the same for who cannot set headers; where both are, the header wins",
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
          @RequestParam(required = false)
          @Nullable Long cursor,
      @Parameter(description = "instead of a cursor: so many of the last events, 1 to 1000")
          @RequestParam(required = false)
          @Nullable Integer newest,
      @Parameter(description = "only events of this type; may be said several times")
          @RequestParam(required = false)
          @Nullable Set<String> type) {
    var job = jobs.require(who.project(), new JobId(id));
    var types = type == null ? Set.<String>of() : type;
    if (newest == null) {
      var events = log.after(job.id(), cursor == null ? 0 : cursor, types, PAGE + 1);
      return Page.of(events, PAGE, event -> Long.toString(event.sequence()));
    }
    if (cursor != null) {
      throw wrong("newest", "cannot be said together with cursor; leave one of them away");
    }
    if (newest < 1 || newest > MOST_NEWEST) {
      throw wrong("newest", "must be from 1 to %d, was %d".formatted(MOST_NEWEST, newest));
    }
    return new Page<>(log.newest(job.id(), types, newest), null);
  }

  @GetMapping(path = "/api/v1/jobs/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Operation(hidden = true)
  SseEmitter follow(
      Principal who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "0") long after,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable Long last) {
    var job = jobs.require(who.project(), new JobId(id));
    // a reader that comes back has the old address still, and in the header how far it came
    return stream.follow(job, last == null ? after : last);
  }

  private static Problem wrong(String field, String rule) {
    return Problem.badRequest("invalid-request", field + " " + rule)
        .with(List.of(new FieldError(field, rule)));
  }
}
