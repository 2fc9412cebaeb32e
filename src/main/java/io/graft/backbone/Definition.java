package io.graft.backbone;

import io.graft.backbone.input.ImageInput;
import io.graft.storage.StorageKey;
import org.jspecify.annotations.Nullable;

/**
 * What there is to know of a backbone without looking at its weights.
 *
 * @param top1 published accuracy on ImageNet, in percent
 * @param card what people should know before they use it, in Markdown
 * @param file where the weights are kept once they are here
 */
record Definition(
    String name,
    String architecture,
    ImageInput input,
    String licence,
    @Nullable Double top1,
    @Nullable String card,
    WeightsSource source,
    StorageKey file) {
  static final String UPLOADED = "that of the uploaded file";
}
