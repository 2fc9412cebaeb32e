package io.graft.dataset;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An archive that is refused as a whole; the message says why and what to do. */
class BadArchive extends IOException {
  private final String type;

  /** The type names the kind of mistake in problem details, in kebab-case. */
  BadArchive(String type, String reason) {
    this(type, reason, null);
  }

  BadArchive(String type, String reason, @Nullable Throwable cause) {
    super(reason, cause);
    this.type = type;
  }

  static BadArchive damaged(Exception cause) {
    return new BadArchive(
        "damaged-archive",
        "the archive is cut short or damaged (%s); pack it again and upload it again"
            .formatted(cause.getMessage()),
        cause);
  }

  static BadArchive empty() {
    return new BadArchive(
        "empty-archive", "the archive has no files; put one folder of pictures per class into it");
  }

  String type() {
    return type;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
