package io.graft.inference;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A picture to explain, as its bytes or as a sample of what the model was trained on.
 *
 * @param label the class to look for; the predicted one unless told
 */
@Schema(example = ExplainExamples.REQUEST)
record ExplainRequest(
    PredictRequest.@Nullable Encoded image,
    @Schema(description = "number of a sample of the dataset version that the model was trained on")
        @Nullable Integer sample,
    @JsonProperty("class") @Nullable String label) {}
