package io.graft.job;

import io.graft.training.TrainingPlan;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A request for training that is only looked at: what of it shall be shown. */
@Schema(
    example =
        """
        {"dataset":"6f1c2a94-4a51-4c3e-9e0e-0d6f4f1f7a11","backbone":"mobilenet_v2",
         "plan":{"phases":[{"open":"all","augmentation":{"rotation":15,"hue":0.05,"erasing":0.25,"cutmix":1}}]},
         "phase":0,"examples":6,"views":6}
        """)
record PreviewRequest(
    @NotNull(message = "must be the id of a dataset") UUID dataset,
    @Schema(description = "the newest that is READY when left out")
        @Nullable Integer datasetVersion,
    @Schema(example = "mobilenet_v2", description = "as in POST /jobs") @Nullable String backbone,
    @Schema(description = "as in POST /jobs") @Nullable String recipe,
    @Schema(implementation = TrainingPlan.class, description = "as in POST /jobs")
        @Nullable JsonNode plan,
    @Schema(description = "not used; so that a job's request can be sent as it is")
        @Nullable String name,
    @Schema(description = "whose augmentation is shown; 0 is the first, and the default")
        @Nullable Integer phase,
    @Min(1) @Max(16) @Schema(description = "rows, 6 when left out") @Nullable Integer examples,
    @Min(1) @Max(12) @Schema(description = "columns after the plain one, 6 when left out")
        @Nullable Integer views) {

  JobRequest job() {
    return new JobRequest(dataset, datasetVersion, backbone, recipe, plan, null);
  }

  int wantedPhase() {
    return phase == null ? 0 : phase;
  }

  int wantedExamples() {
    return examples == null ? 6 : examples;
  }

  int wantedViews() {
    return views == null ? 6 : views;
  }
}
