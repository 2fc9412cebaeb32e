package io.graft.backbone;

import io.graft.backbone.input.ImageInput;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Trained weights that shall be a backbone.
 *
 * @param card what people should know before they use it, in Markdown
 * @param generation the training they come from
 * @param weights a safetensors file with timm's names; it is copied
 */
public record Promotion(
    String name,
    String licence,
    @Nullable String card,
    String architecture,
    ImageInput input,
    Generation generation,
    Path weights) {}
