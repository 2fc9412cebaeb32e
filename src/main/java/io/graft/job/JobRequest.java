package io.graft.job;

import io.graft.training.TrainingPlan;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What somebody asks for; whatever is left out has a default that works. */
@Schema(
    example =
        """
        {"dataset":"6f1c2a94-4a51-4c3e-9e0e-0d6f4f1f7a11","backbone":"mobilenet_v2"}
        """)
record JobRequest(
    @NotNull(message = "must be the id of a dataset") UUID dataset,
    @Schema(description = "the newest that is READY when left out")
        @Nullable Integer datasetVersion,
    @Schema(
            example = "mobilenet_v2",
            description =
                "when left out, mobilenet_v2 where its weights are here or the hub answers, and otherwise"
                    + " the one that comes with Graft")
        @Nullable String backbone,
    @Schema(
            allowableValues = {
              "feature-extraction",
              "linear-probe",
              "fine-tune",
              "gradual-unfreezing",
              "lp-ft",
              "full",
              "from-scratch"
            },
            description = JobRequest.RECIPE_HELP)
        @Nullable String recipe,
    @Schema(
            implementation = TrainingPlan.class,
            description = "knobs that differ from the recipe's")
        @Nullable JsonNode plan,
    @Size(max = 120) @Nullable String name) {
  static final String RECIPE_HELP =
      "fine-tune when left out; from-scratch for a backbone with random weights. Below 250 training"
          + " examples, and below 750 where pretrained stages learn, its phases have more epochs, for"
          + " as many steps, at most ten times";
}
