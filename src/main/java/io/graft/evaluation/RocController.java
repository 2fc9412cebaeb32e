package io.graft.evaluation;

import io.graft.access.Principal;
import io.graft.model.ModelId;
import io.graft.model.Models;
import io.graft.web.FieldError;
import io.graft.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "models")
class RocController {
  private static final int MOST_CURVES = 50;

  private final Models models;

  RocController(Models models) {
    this.models = models;
  }

  @GetMapping(path = "/api/v1/models/{id:[^:]+}/roc", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Draw the ROC curve of a class, or of every class",
      description =
          """
          Each class against all others, over the pictures that the metrics of the model are of. With `class` the \
          answer is its curve, without it a list of the curves of all classes, of which there may be 50 then. A \
          curve has at most 200 points, those that change its area most; `auc` is the area below the whole curve, \
          as in the metrics. A class that all pictures are of, or none, has neither.""")
  @ApiResponse(
      responseCode = "200",
      description = "One curve, or the list of all",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON_VALUE,
              schema = @Schema(oneOf = {RocCurve.class, RocCurve[].class}),
              examples = {
                @ExampleObject(name = "one class", value = EvaluationExamples.CURVE),
                @ExampleObject(name = "all classes", value = EvaluationExamples.CURVES)
              }))
  Object rocCurves(
      Principal principal,
      @PathVariable UUID id,
      @Parameter(description = "the name of a class", example = "ants")
          @RequestParam(name = "class", required = false)
          @Nullable String className)
      throws IOException {
    var model = models.require(principal.project(), new ModelId(id));
    var classes = model.classes();
    if (className != null) {
      int label = AnswerFilter.label("class", classes, className);
      var answers = HeldOutAnswers.read(models.answers(model), model.task());
      return RocCurve.of(className, answers, label);
    }
    if (classes.size() > MOST_CURVES) {
      throw tooMany(classes);
    }
    var answers = HeldOutAnswers.read(models.answers(model), model.task());
    return IntStream.range(0, classes.size())
        .mapToObj(label -> RocCurve.of(classes.get(label), answers, label))
        .toList();
  }

  private static Problem tooMany(List<String> classes) {
    var message =
        "must name one of the %d classes: a list has at most %d curves"
            .formatted(classes.size(), MOST_CURVES);
    return Problem.badRequest("invalid-request", "class " + message)
        .with(List.of(new FieldError("class", message)));
  }
}
