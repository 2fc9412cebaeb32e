package io.graft.inference;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Platform threads for work that only computes: on the virtual threads of the requests it would
 * hold up everything else the service does.
 */
@Component
class InferenceThreads implements DisposableBean {
  private final ExecutorService threads;

  InferenceThreads(InferenceProperties properties) {
    threads =
        Executors.newFixedThreadPool(
            properties.parallel(), Thread.ofPlatform().name("inference-", 0).daemon().factory());
  }

  <R> R run(Callable<R> work) throws InterruptedException {
    try {
      return threads.submit(work).get();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException known
          ? known
          : new IllegalStateException(failed.getCause());
    }
  }

  @Override
  public void destroy() {
    threads.shutdownNow();
  }
}
