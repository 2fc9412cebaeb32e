package io.graft.training.process;

import tools.jackson.databind.json.JsonMapper;

/** One JSON value a line. */
class Lines {
  static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Lines() {}

  static String of(Object value) {
    return MAPPER.writeValueAsString(value);
  }
}
