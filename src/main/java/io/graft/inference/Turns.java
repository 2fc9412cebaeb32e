package io.graft.inference;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Lets so many requests compute at the same time. Computing does not let go of the core under a
 * virtual thread: some cores must be left for the others.
 */
@Component
class Turns {
  private final Semaphore free;

  Turns(InferenceProperties properties) {
    free = new Semaphore(properties.parallel());
  }

  <R> R take(Supplier<R> work) throws InterruptedException {
    free.acquire();
    try {
      return work.get();
    } finally {
      free.release();
    }
  }
}
