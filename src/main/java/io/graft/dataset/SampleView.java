package io.graft.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sample, on the wire.
 *
 * @param name its path in the uploaded archive
 * @param className its class; of several the first, absent where it has none
 * @param label the place of that class among the classes of the version
 * @param labels the names of all its classes
 * @param bytes the length of the encoded picture
 * @param content where to get it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SampleView(
    int n,
    String name,
    @JsonProperty("class") @Nullable String className,
    @Nullable Integer label,
    List<String> labels,
    Split split,
    int width,
    int height,
    int bytes,
    String sha256,
    String content) {

  static SampleView of(DatasetVersion version, Sample sample) {
    var labels = sample.labels().stream().map(version.classes()::get).toList();
    return new SampleView(
        sample.n(),
        sample.name(),
        labels.isEmpty() ? null : labels.getFirst(),
        labels.isEmpty() ? null : sample.labels().getFirst(),
        labels,
        sample.split(),
        sample.width(),
        sample.height(),
        sample.length(),
        sample.sha256(),
        version.content(sample.n()));
  }
}
