package io.graft.inference;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.graft.backbone.input.Crop;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * Where in a picture a model saw a class.
 *
 * @param layer the stage whose features the heat is of
 * @param heat {@code [height][width]}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Explanation(
    @JsonProperty("class") String label,
    double probability,
    @Schema(description = "the stage whose feature map the heat is of") String layer,
    int height,
    int width,
    @Schema(description = "rows from top to bottom, 0 to 1; the largest is 1 unless all are 0")
        float[][] heat,
    @Schema(
            description =
                "the part of the upright picture that the network saw, in shares of its"
                    + " width and height")
        Crop crop) {}
