package io.graft.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The forms in which a model can be downloaded. */
public enum ArtifactKind {
  ONNX("model.onnx", "application/octet-stream"),
  TORCHSCRIPT("model.pt", "application/octet-stream"),
  SAFETENSORS("model.safetensors", "application/octet-stream"),
  CARD("card.md", "text/markdown;charset=UTF-8"),
  /**
   * What the model answered to the pictures that its metrics are of. Models that are older than
   * this kind have none.
   */
  ANSWERS("answers.safetensors", "application/octet-stream");

  private final String file;
  private final String mediaType;

  ArtifactKind(String file, String mediaType) {
    this.file = file;
    this.mediaType = mediaType;
  }

  /** The name of the file in the folder that the trainer leaves, and in storage. */
  public String file() {
    return file;
  }

  /** What a downloaded file is called after the name of the model. */
  String ending() {
    var extension = file.substring(file.indexOf('.'));
    return this == ANSWERS ? "-answers" + extension : extension;
  }

  String mediaType() {
    return mediaType;
  }

  /** As the API calls it: {@code onnx}, {@code torchscript}, … */
  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<ArtifactKind> named(String wireName) {
    return Arrays.stream(values()).filter(kind -> kind.wireName().equals(wireName)).findFirst();
  }
}
