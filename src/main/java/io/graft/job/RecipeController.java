package io.graft.job;

import io.graft.access.Principal;
import io.graft.dataset.DatasetId;
import io.graft.training.Recipe;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** What a job may say, and what it need not. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "jobs", description = "Requests for training, and how far each has come")
class RecipeController {
  private final JobRequests requests;

  RecipeController(JobRequests requests) {
    this.requests = requests;
  }

  @GetMapping("/jobs:schema")
  @Operation(
      summary = "Read the JSON Schema of a job",
      description = "Every knob with its type, range, default and a line of help.")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              schema = @Schema(type = "object"),
              examples = @ExampleObject(JobExamples.SCHEMA)))
  ObjectNode getJobSchema() {
    return JobSchema.json();
  }

  @GetMapping("/recipes")
  @Operation(
      summary = "List the recipes, each with the plan it expands to",
      description = "With `dataset`, as it is for that one: few examples get more epochs.")
  List<RecipeView> listRecipes(
      Principal who,
      @Parameter(description = "what is to be learned from") @RequestParam(required = false)
          @Nullable UUID dataset) {
    var recipes = Arrays.stream(Recipe.values()).map(RecipeView::of);
    if (dataset == null) {
      return recipes.toList();
    }
    var plans = requests.plansFor(who.project(), new DatasetId(dataset));
    return recipes.map(recipe -> recipe.with(plans.apply(recipe.plan()))).toList();
  }
}
