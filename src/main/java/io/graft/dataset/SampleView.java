package io.graft.dataset;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A sample, on the wire.
 *
 * @param name its path in the uploaded archive
 * @param bytes the length of the encoded picture
 * @param content where to get it
 */
record SampleView(
    int n,
    String name,
    @JsonProperty("class") String className,
    int label,
    Split split,
    int width,
    int height,
    int bytes,
    String sha256,
    String content) {

  static SampleView of(DatasetVersion version, Sample sample) {
    return new SampleView(
        sample.n(),
        sample.name(),
        version.classes().get(sample.label()),
        sample.label(),
        sample.split(),
        sample.width(),
        sample.height(),
        sample.length(),
        sample.sha256(),
        "/api/v1/datasets/%s/versions/%d/samples/%d/content"
            .formatted(version.dataset(), version.version(), sample.n()));
  }
}
