package io.graft.job;

import io.graft.access.Principal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "jobs")
class EstimateController {
  private final JobRequests requests;
  private final Estimates estimates;

  EstimateController(JobRequests requests, Estimates estimates) {
    this.requests = requests;
    this.estimates = estimates;
  }

  @PostMapping(
      path = "/api/v1/jobs:estimate",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Ask what a job would take",
      description =
          """
          Time, memory and disk of the same request as for `POST /jobs`, without queueing it: from the speeds that an \
          idle worker measured for the backbones whose weights are there, or scaled from those.""")
  EstimateView estimateJob(Principal who, @Valid @RequestBody JobRequest request) {
    var checked = requests.check(who.project(), request);
    return estimates
        .of(who.project(), checked.spec())
        .with(checked.spec().backbone(), checked.note());
  }
}
