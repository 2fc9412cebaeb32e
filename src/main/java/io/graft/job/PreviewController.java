package io.graft.job;

import io.graft.access.Principal;
import io.graft.backbone.Backbones;
import io.graft.dataset.Datasets;
import io.graft.training.Preview;
import io.graft.web.FieldError;
import io.graft.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.io.IOException;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "jobs")
class PreviewController {
  private final JobRequests requests;
  private final Datasets datasets;
  private final Backbones backbones;

  PreviewController(JobRequests requests, Datasets datasets, Backbones backbones) {
    this.requests = requests;
    this.datasets = datasets;
    this.backbones = backbones;
  }

  @PostMapping(
      path = "/api/v1/jobs:preview",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.IMAGE_PNG_VALUE)
  @Operation(
      summary = "See what a network would see",
      description =
          """
          A contact sheet, without starting a job: a row for each of some training examples, evenly from all \
          classes; first as validation sees it, then as the trainer would draw it in the epochs 1, 2, … (where \
          stages are frozen, as the first of the `views` of the phase). With mixup or cutmix a last column mixes \
          these rows with each other, as the trainer mixes a batch.""")
  byte[] previewJob(Principal who, @Valid @RequestBody PreviewRequest request) throws IOException {
    var spec = requests.check(who.project(), request.job()).spec();
    int phases = spec.plan().phases().size();
    if (request.wantedPhase() < 0 || request.wantedPhase() >= phases) {
      var rule =
          "must be from 0 to %d, the last phase of the plan, was %d"
              .formatted(phases - 1, request.wantedPhase());
      throw Problem.badRequest("invalid-request", "phase " + rule)
          .with(List.of(new FieldError("phase", rule)));
    }
    var version = datasets.require(who.project(), spec.dataset(), spec.datasetVersion());
    var backbone = backbones.find(who.project(), spec.backbone()).orElseThrow();
    return new Preview(
            backbone.input(),
            version.classes(),
            TrainingExamples.of(datasets.samples(version)),
            datasets.pack(version),
            spec.plan())
        .png(request.wantedPhase(), request.wantedExamples(), request.wantedViews());
  }
}
