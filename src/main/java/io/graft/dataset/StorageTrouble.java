package io.graft.dataset;

import java.io.IOException;

/** Why bytes could not be kept, as a sentence for the person who sent them. */
final class StorageTrouble {
  private StorageTrouble() {}

  static String sentence(IOException trouble) {
    String message = String.valueOf(trouble.getMessage());
    return message.contains("No space left") || message.contains("Disk quota exceeded")
        ? "the disk of the service is full (%s); free some space and upload again"
            .formatted(message)
        : "the service could not keep the files (%s); upload again".formatted(message);
  }
}
