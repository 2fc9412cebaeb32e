package io.graft.dataset;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has become of a picture, on the wire.
 *
 * @param name its path in the newer archive; in the older one where it was removed
 * @param from what it was in the older version; null where it was added
 * @param to what it is in the newer version; null where it was removed
 * @param content where to get it
 */
record SampleChange(
    @Schema(allowableValues = {"added", "removed", "relabelled", "moved"}) String change,
    String name,
    @Nullable Side from,
    @Nullable Side to,
    String content) {

  /**
   * A picture in one of the versions.
   *
   * @param labels the names of its classes
   */
  record Side(List<String> labels, Split split) {}
}
