package io.graft.dataset;

import io.graft.backbone.input.Pictures;
import io.graft.backbone.input.Pixels;
import io.graft.backbone.input.UnreadablePicture;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Decodes pictures, on any number of threads.
 *
 * <p>Invariant: the pixels in memory at any time are at most those of one largest picture, as every
 * decoding holds permits for its own.
 */
final class Decoding {
  /** One permit covers this many pixels. */
  private static final long GRAIN = 1 << 16;

  private final Pictures pictures;
  private final int all;
  private final Semaphore permits;

  Decoding(long maxPixels) {
    pictures = new Pictures(maxPixels);
    all = Math.toIntExact(permitsFor(maxPixels));
    permits = new Semaphore(all, true);
  }

  /** What is made of the pixels, which nobody keeps. */
  <T> T of(byte[] file, Function<Pixels, T> use) throws UnreadablePicture, InterruptedException {
    int needed = Math.min(all, (int) permitsFor(pictures.header(file).pixels()));
    permits.acquire(needed);
    try {
      return use.apply(pictures.decode(file));
    } finally {
      permits.release(needed);
    }
  }

  private static long permitsFor(long pixels) {
    return pixels / GRAIN + 1;
  }
}
