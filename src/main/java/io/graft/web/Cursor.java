package io.graft.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The place in a list ordered by time, newest first, and by id where times are equal; opaque on the
 * wire.
 */
public record Cursor(Instant time, UUID id) {
  /** Before everything: the first page. */
  public static final Cursor START =
      new Cursor(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1));

  public static Cursor parse(@Nullable String text) {
    if (text == null) {
      return START;
    }
    try {
      var parts =
          new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("_", 2);
      return new Cursor(Instant.parse(parts[0]), UUID.fromString(parts[1]));
    } catch (IllegalArgumentException
        | DateTimeParseException
        | ArrayIndexOutOfBoundsException wrong) {
      throw unknown(text);
    }
  }

  /** For whatever is no cursor of a list, of this kind or another. */
  public static Problem unknown(String text) {
    return Problem.badRequest(
        "bad-cursor",
        "cursor '%s' is not one this service gave out; leave it away to start at the first page"
            .formatted(text));
  }

  @Override
  public String toString() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((time + "_" + id).getBytes(StandardCharsets.UTF_8));
  }
}
