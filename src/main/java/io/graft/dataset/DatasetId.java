package io.graft.dataset;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

public record DatasetId(@JsonValue UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
