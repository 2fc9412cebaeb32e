package io.graft.dataset;

import io.graft.backbone.input.UnreadablePicture;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Looks at a file as training will: whatever cannot be decoded now would stop a job later. */
final class Inspection {
  private final Decoding decoding;

  Inspection(long maxPixels) {
    decoding = new Decoding(maxPixels);
  }

  sealed interface Verdict {
    record Fine(String sha256, int width, int height) implements Verdict {}

    record Unfit(String reason) implements Verdict {}
  }

  Verdict of(byte[] file) throws InterruptedException {
    try {
      return decoding.of(
          file, pixels -> new Verdict.Fine(sha256(file), pixels.width(), pixels.height()));
    } catch (UnreadablePicture e) {
      return new Verdict.Unfit(e.getMessage() == null ? "cannot be read" : e.getMessage());
    }
  }

  static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(digest().digest(bytes));
  }

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
