package io.graft.evaluation;

import io.graft.access.Principal;
import io.graft.model.ModelId;
import io.graft.model.Models;
import io.graft.web.Page;
import io.graft.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "models")
class AnswerController {
  private static final int LONGEST_PAGE = 1000;

  private final Models models;
  private final Pictures pictures;

  AnswerController(Models models, Pictures pictures) {
    this.models = models;
    this.pictures = pictures;
  }

  @GetMapping(
      path = "/api/v1/models/{id:[^:]+}/answers",
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "List what a model answered to held-out pictures, the most confident first",
      description =
          """
          The pictures are those that the metrics of the model are of. An answer of a multi-label model is right \
          where every class is decided right; it has lists, `truths` and `predictions`, and `truth` and `predicted` \
          ask for a class among them. The `probability` of such an answer is the geometric mean of the \
          probabilities of its decisions. Models that are older than kept answers have none, and answer 404 \
          `no-answers`: run their job again. All answers are in the artifact `answers`.""")
  @ApiResponse(
      responseCode = "200",
      useReturnTypeSchema = true,
      content =
          @Content(
              examples = {
                @ExampleObject(name = "classification", value = EvaluationExamples.ANSWERS),
                @ExampleObject(name = "multi-label", value = EvaluationExamples.MULTI_LABEL)
              }))
  Page<AnswerView> listAnswers(
      Principal principal,
      @PathVariable UUID id,
      @Parameter(description = "the class that it is of", example = "ants")
          @RequestParam(required = false)
          @Nullable String truth,
      @Parameter(description = "the class that was answered", example = "bees")
          @RequestParam(required = false)
          @Nullable String predicted,
      @Parameter(description = "true for wrong answers, false for right ones", example = "true")
          @RequestParam(required = false)
          @Nullable Boolean wrong,
      @Parameter(description = "next of the page before") @RequestParam(required = false)
          @Nullable String cursor,
      @Parameter(description = "1 to 1000") @RequestParam(defaultValue = "100") int limit)
      throws IOException {
    if (limit < 1 || limit > LONGEST_PAGE) {
      throw Problem.badRequest(
          "invalid-request", "limit must be from 1 to %d, was %d".formatted(LONGEST_PAGE, limit));
    }
    var after = AnswerCursor.parse(cursor);
    var model = models.require(principal.project(), new ModelId(id));
    var filter = AnswerFilter.of(model.classes(), truth, predicted, wrong);
    var oneMore =
        HeldOutAnswers.read(models.answers(model), model.task())
            .all()
            .filter(answer -> after.isBefore(answer) && filter.takes(answer))
            .sorted(AnswerCursor.ORDER)
            .limit(limit + 1L)
            .toList();
    var page = Page.of(oneMore, limit, last -> AnswerCursor.of(last).toString());
    var named = pictures.of(model, page.items().stream().map(Answer::sample).toList());
    return page.map(answer -> AnswerView.of(model, answer, named.get(answer.sample())));
  }
}
