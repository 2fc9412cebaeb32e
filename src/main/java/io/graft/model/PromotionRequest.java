package io.graft.model;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What a model is called as a backbone, and on what terms others may use it. */
@Schema(
    example =
        """
        {"name":"insects_mobilenet","licence":"CC-BY-4.0","card":"Knows ants from bees, and edges from textures."}
        """)
record PromotionRequest(
    @NotNull(message = "must be a name for the backbone") @Schema(example = "insects_mobilenet")
        String name,
    @NotBlank(message = "must say on what terms the weights may be used")
        @Size(max = 200)
        @Schema(example = "CC-BY-4.0")
        String licence,
    @Size(max = 100_000) @Schema(description = "in Markdown; the card of the model when left out")
        @Nullable String card) {}
