package io.graft.model;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** Reads a JSON value back as its text; the other half of {@code @JsonRawValue}. */
class RawJson extends ValueDeserializer<String> {
  @Override
  public String deserialize(JsonParser parser, DeserializationContext context) {
    return parser.readValueAsTree().toString();
  }
}
