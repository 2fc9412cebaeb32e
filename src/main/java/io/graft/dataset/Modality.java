package io.graft.dataset;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the samples are. */
public enum Modality {
  IMAGE;

  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Modality> of(String wire) {
    return Arrays.stream(values()).filter(modality -> modality.wire().equals(wire)).findAny();
  }
}
