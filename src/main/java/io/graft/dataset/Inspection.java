package io.graft.dataset;

import io.graft.backbone.input.Pictures;
import io.graft.backbone.input.Pixels;
import io.graft.backbone.input.UnreadablePicture;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.Semaphore;

/**
 * Looks at a file as training will: whatever cannot be decoded now would stop a job later.
 *
 * <p>Invariant: the pixels in memory at any time are at most those of one largest picture, as every
 * decoding holds permits for its own.
 */
final class Inspection {
  /** One permit covers this many pixels. */
  private static final long GRAIN = 1 << 16;

  private final Pictures pictures;
  private final int all;
  private final Semaphore permits;

  Inspection(long maxPixels) {
    pictures = new Pictures(maxPixels);
    all = Math.toIntExact(permitsFor(maxPixels));
    permits = new Semaphore(all, true);
  }

  sealed interface Verdict {
    record Fine(String sha256, int width, int height) implements Verdict {}

    record Unfit(String reason) implements Verdict {}
  }

  Verdict of(byte[] file) throws InterruptedException {
    try {
      int needed = Math.min(all, (int) permitsFor(pictures.header(file).pixels()));
      permits.acquire(needed);
      try {
        Pixels pixels = pictures.decode(file);
        return new Verdict.Fine(sha256(file), pixels.width(), pixels.height());
      } finally {
        permits.release(needed);
      }
    } catch (UnreadablePicture e) {
      return new Verdict.Unfit(e.getMessage() == null ? "cannot be read" : e.getMessage());
    }
  }

  private static long permitsFor(long pixels) {
    return pixels / GRAIN + 1;
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
