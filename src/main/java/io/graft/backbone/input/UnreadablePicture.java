package io.graft.backbone.input;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that are no picture we can read; the message is a sentence for the person who sent them.
 */
public final class UnreadablePicture extends IOException {
  UnreadablePicture(String reason) {
    super(reason);
  }

  UnreadablePicture(String reason, @Nullable Throwable cause) {
    super(reason, cause);
  }
}
