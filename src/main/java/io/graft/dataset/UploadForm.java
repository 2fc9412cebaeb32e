package io.graft.dataset;

import io.graft.web.FieldError;
import io.graft.web.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fields of an upload, as far as they have come in: of a form, or of JSON. */
final class UploadForm {
  static final Set<String> OF_DATASET = Set.of("file", "name", "modality");
  static final Set<String> OF_VERSION = Set.of("file");

  /** Where the file has come in before, as a resumable upload. */
  static final Set<String> OF_SENT_DATASET = Set.of("upload", "name", "modality");

  static final Set<String> OF_SENT_VERSION = Set.of("upload");
  private static final int LONGEST_NAME = 200;

  private final Set<String> known;
  private final List<FieldError> errors = new ArrayList<>();
  private final Map<String, String> texts = new HashMap<>();
  private @Nullable Upload upload;

  UploadForm(Set<String> known) {
    this.known = known;
  }

  void text(String field, String text) {
    if (field.equals("file")) {
      errors.add(
          new FieldError(
              "file",
              "must be a file, was the text '%s'; with curl write file=@%1$s".formatted(text)));
    } else if (!known.contains(field)) {
      errors.add(unknown(field));
    } else if (texts.putIfAbsent(field, text.strip()) != null) {
      errors.add(
          new FieldError(field, "must be given once, was given again as '%s'".formatted(text)));
    }
  }

  /** Whether a file of this field is wanted now. */
  boolean wantsFile(String field, String fileName) {
    if (!field.equals("file")) {
      errors.add(
          known.contains(field)
              ? new FieldError(field, "must be text, was the file '%s'".formatted(fileName))
              : unknown(field));
      return false;
    }
    if (upload != null) {
      errors.add(
          new FieldError(
              "file", "must be given once, was given again as '%s'".formatted(fileName)));
      return false;
    }
    return true;
  }

  void file(Upload received) {
    upload = received;
  }

  private FieldError unknown(String field) {
    return new FieldError(
        field,
        "is not a field here; there are " + String.join(", ", known.stream().sorted().toList()));
  }

  /** Throws a problem that names every field that is wrong. */
  void check() {
    var all =
        Stream.of(
                errors.stream(),
                missingFile().stream(),
                missingUpload().stream(),
                wrongName().stream(),
                wrongModality().stream())
            .flatMap(found -> found)
            .toList();
    if (!all.isEmpty()) {
      var sentences = all.stream().map(error -> error.field() + " " + error.message()).toList();
      throw Problem.badRequest("invalid-request", String.join("; ", sentences)).with(all);
    }
  }

  private Optional<FieldError> missingFile() {
    return known.contains("file")
            && upload == null
            && errors.stream().noneMatch(error -> error.field().equals("file"))
        ? Optional.of(new FieldError("file", "is missing; send the archive as the part 'file'"))
        : Optional.empty();
  }

  private Optional<FieldError> missingUpload() {
    return known.contains("upload") && uploadId().isEmpty()
        ? Optional.of(
            new FieldError(
                "upload", "is missing; send the last part of the Location that the upload got"))
        : Optional.empty();
  }

  private Optional<FieldError> wrongName() {
    if (!known.contains("name")) {
      return Optional.empty();
    }
    String name = texts.getOrDefault("name", "");
    if (name.isEmpty()) {
      return Optional.of(new FieldError("name", "is missing; give the dataset a name"));
    }
    if (name.length() > LONGEST_NAME) {
      return Optional.of(
          new FieldError(
              "name",
              "must be at most %d characters, was %d".formatted(LONGEST_NAME, name.length())));
    }
    return name.chars().anyMatch(Character::isISOControl)
        ? Optional.of(new FieldError("name", "must be one line without control characters"))
        : Optional.empty();
  }

  private Optional<FieldError> wrongModality() {
    String wire = texts.getOrDefault("modality", Modality.IMAGE.wire());
    return Modality.of(wire).isPresent()
        ? Optional.empty()
        : Optional.of(new FieldError("modality", "must be image, was '%s'".formatted(wire)));
  }

  String name() {
    return texts.getOrDefault("name", "");
  }

  Modality modality() {
    return Modality.of(texts.getOrDefault("modality", Modality.IMAGE.wire())).orElseThrow();
  }

  /** The name of a resumable upload. */
  String uploadId() {
    return texts.getOrDefault("upload", "");
  }

  Upload upload() {
    if (upload == null) {
      throw new IllegalStateException("to be checked first");
    }
    return upload;
  }
}
