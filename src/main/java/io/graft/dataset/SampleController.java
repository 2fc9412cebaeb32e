package io.graft.dataset;

import io.graft.access.Principal;
import io.graft.backbone.input.PictureFormat;
import io.graft.web.Cursor;
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
import org.springframework.http.ETag;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SampleController implements SampleApi {
  private static final int MOST = 1000;

  private final Datasets datasets;
  private final Samples samples;
  private final Thumbnails thumbnails;

  SampleController(Datasets datasets, Samples samples, Thumbnails thumbnails) {
    this.datasets = datasets;
    this.samples = samples;
    this.thumbnails = thumbnails;
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
            found,
            splitOf(split),
            labelOf(found, className),
            cursor == null ? 0 : number(cursor),
            limit + 1);
    // the cursor is the number to go on from: samples never move
    return Page.of(oneMore, limit, last -> String.valueOf(last.n() + 1))
        .map(sample -> SampleView.of(found, sample));
  }

  @Override
  public ResponseEntity<byte[]> content(
      Principal principal,
      UUID id,
      int version,
      int n,
      @Nullable Integer size,
      @Nullable String known)
      throws IOException, InterruptedException {
    requireSize(size);
    var found = datasets.requireReady(principal.project(), new DatasetId(id), version);
    var sample =
        samples
            .one(found.id(), n)
            .orElseThrow(
                () ->
                    Problem.notFound(
                        "unknown-sample",
                        "dataset %s version %d has no sample %d".formatted(id, version, n)));
    var tag = size == null ? sample.sha256() : sample.sha256() + "-" + size;
    if (known != null && isAmong(tag, known)) {
      return forever(HttpStatus.NOT_MODIFIED, tag).build();
    }
    byte[] picture = datasets.picture(found, sample);
    if (size != null) {
      return forever(HttpStatus.OK, tag)
          .contentType(MediaType.IMAGE_JPEG)
          .body(thumbnails.jpeg(picture, size));
    }
    var type = PictureFormat.of(picture).orElseThrow().mediaType();
    return forever(HttpStatus.OK, tag).contentType(MediaType.parseMediaType(type)).body(picture);
  }

  private static void requireSize(@Nullable Integer size) {
    if (size != null && (size < Thumbnails.SMALLEST || size > Thumbnails.LARGEST)) {
      throw wrong(
          "size",
          "must be from %d to %d, was %d".formatted(Thumbnails.SMALLEST, Thumbnails.LARGEST, size));
    }
  }

  private static boolean isAmong(String tag, String known) {
    return ETag.parse(known).stream().anyMatch(one -> one.isWildcard() || one.tag().equals(tag));
  }

  /** A version never changes, so that nobody needs to ask twice. */
  private static ResponseEntity.BodyBuilder forever(HttpStatus status, String tag) {
    return ResponseEntity.status(status)
        .eTag(tag)
        .cacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable())
        .header("X-Content-Type-Options", "nosniff"); // it is somebody's upload
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

  /** A cursor that is a number. */
  static int number(String cursor) {
    try {
      return Integer.parseInt(cursor);
    } catch (NumberFormatException e) {
      throw Cursor.unknown(cursor);
    }
  }

  private static Problem wrong(String field, String message) {
    return Problem.badRequest("invalid-request", field + " " + message)
        .with(List.of(new FieldError(field, message)));
  }
}
