package io.graft.evaluation;

import io.graft.access.Principal;
import io.graft.model.ModelId;
import io.graft.model.Models;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "models")
class ComparisonController {
  private final Models models;
  private final Comparisons comparisons;

  ComparisonController(Models models, Comparisons comparisons) {
    this.models = models;
    this.comparisons = comparisons;
  }

  @GetMapping(path = "/api/v1/models:compare", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Compare two models on the pictures that both were measured on",
      description =
          """
          Both must be of the same version of a data set, so that each picture is answered by both. `test` is \
          McNemar's exact test on the pictures that exactly one has right; `interval` is method 10 of Newcombe \
          1998 for differences of paired proportions. `metrics` are those of the models. An answer of a multi-label \
          model is right where every class is decided right; items then have the lists `truths`, `predictionsA` \
          and `predictionsB` in place of `truth`, `a` and `b`, and `confusionDifference` is empty.""")
  @ApiResponse(
      responseCode = "200",
      useReturnTypeSchema = true,
      content = @Content(examples = @ExampleObject(EvaluationExamples.COMPARISON)))
  @ApiResponse(
      responseCode = "422",
      description = "They were measured on different pictures",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
              schema = @Schema(implementation = ProblemDetail.class),
              examples = @ExampleObject(EvaluationExamples.NOT_COMPARABLE)))
  ModelComparison compareModels(
      Principal principal,
      @Parameter(description = "a model", example = EvaluationExamples.A) @RequestParam UUID a,
      @Parameter(description = "another, often a later one", example = EvaluationExamples.B)
          @RequestParam
          UUID b)
      throws IOException {
    return comparisons.compare(
        models.require(principal.project(), new ModelId(a)),
        models.require(principal.project(), new ModelId(b)));
  }
}
