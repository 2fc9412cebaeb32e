package io.graft.dataset;

import io.graft.access.Principal;
import io.graft.backbone.input.PictureFormat;
import io.graft.web.FieldError;
import io.graft.web.Page;
import io.graft.web.Problem;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SampleController implements SampleApi {
  private static final int MOST = 1000;

  private final Datasets datasets;
  private final Samples samples;

  SampleController(Datasets datasets, Samples samples) {
    this.datasets = datasets;
    this.samples = samples;
  }

  @Override
  public Page<SampleView> list(
      Principal principal,
      UUID id,
      int version,
      @Nullable String split,
      @Nullable String className,
      @Nullable String cursor,
      int limit) {
    DatasetController.requireLimit(limit, MOST);
    var found = datasets.requireReady(principal.project(), new DatasetId(id), version);
    var oneMore =
        samples.page(
            found.id(), splitOf(split), labelOf(found, className), start(cursor), limit + 1);
    // the cursor is the number to go on from: samples never move
    return Page.of(oneMore, limit, last -> String.valueOf(last.n() + 1))
        .map(sample -> SampleView.of(found, sample));
  }

  @Override
  public ResponseEntity<byte[]> content(Principal principal, UUID id, int version, int n)
      throws IOException {
    var found = datasets.requireReady(principal.project(), new DatasetId(id), version);
    var sample =
        samples
            .one(found.id(), n)
            .orElseThrow(
                () ->
                    Problem.notFound(
                        "unknown-sample",
                        "dataset %s version %d has no sample %d".formatted(id, version, n)));
    byte[] picture = datasets.picture(found, sample);
    var type = PictureFormat.of(picture).orElseThrow().mediaType();
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(type))
        .eTag(sample.sha256())
        .cacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable())
        .header("X-Content-Type-Options", "nosniff") // it is somebody's upload
        .body(picture);
  }

  private static @Nullable Split splitOf(@Nullable String wire) {
    if (wire == null) {
      return null;
    }
    return Arrays.stream(Split.values())
        .filter(split -> split.wire().equals(wire))
        .findAny()
        .orElseThrow(() -> wrong("split", "must be train, val or test, was '%s'".formatted(wire)));
  }

  private static @Nullable Integer labelOf(DatasetVersion version, @Nullable String className) {
    if (className == null) {
      return null;
    }
    int label = version.classes().indexOf(className);
    if (label < 0) {
      var known = String.join(", ", version.classes());
      throw wrong("class", "must be one of %s, was '%s'".formatted(known, className));
    }
    return label;
  }

  private static int start(@Nullable String cursor) {
    try {
      return cursor == null ? 0 : Integer.parseInt(cursor);
    } catch (NumberFormatException e) {
      throw Problem.badRequest(
          "bad-cursor",
          "cursor '%s' is not one this service gave out; leave it away to start at the first page"
              .formatted(cursor));
    }
  }

  private static Problem wrong(String field, String message) {
    return Problem.badRequest("invalid-request", field + " " + message)
        .with(List.of(new FieldError(field, message)));
  }
}
