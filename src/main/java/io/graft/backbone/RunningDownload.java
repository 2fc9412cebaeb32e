package io.graft.backbone;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** A download that others can watch and wait for. Only the thread that downloads changes it. */
class RunningDownload {
  private static final long TELL_EVERY_MILLIS = 500;

  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private volatile Download now;

  RunningDownload(Download now) {
    this.now = now;
  }

  Download now() {
    return now;
  }

  void received(long bytes) {
    now = now.at(bytes);
  }

  void finish() {
    done.complete(null);
  }

  void fail(WeightsUnavailable failure) {
    now = now.failed(String.valueOf(failure.getMessage()));
    done.completeExceptionally(failure);
  }

  /** Waits for the end and says meanwhile how far it is. */
  void await(Consumer<Download> progress) throws WeightsUnavailable, InterruptedException {
    while (true) {
      try {
        done.get(TELL_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        return;
      } catch (TimeoutException running) {
        progress.accept(now);
      } catch (ExecutionException failed) {
        throw new WeightsUnavailable(String.valueOf(now.error()), failed);
      }
    }
  }
}
