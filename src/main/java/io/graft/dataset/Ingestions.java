package io.graft.dataset;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Ingests uploads in the background, one after the other, each on all cores. Now and then it looks
 * for those that another process left undone.
 */
@Component
class Ingestions implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Ingestions.class);

  private final Ingester ingester;
  private final IngestionLock lock;
  private final VersionRows versions;
  private final Duration lookAgain;
  private final boolean api;
  // made anew by every start: a context may be stopped and started again
  private ScheduledExecutorService queue = newQueue();
  private ExecutorService decoders = newDecoders();
  private volatile boolean running;

  Ingestions(
      Ingester ingester,
      IngestionLock lock,
      VersionRows versions,
      DatasetProperties properties,
      @Value("${graft.roles:api,worker}") Set<String> roles) {
    this.ingester = ingester;
    this.lock = lock;
    this.versions = versions;
    lookAgain = properties.lookAgain();
    api = roles.contains("api");
  }

  void submit(UUID version) {
    queue.execute(() -> ingest(version));
  }

  /** How far the ingestion of a version has come, where this process is at work on it. */
  Optional<IngestionProgress> progress(UUID version) {
    return ingester.progress(version);
  }

  /** Takes up what nobody is at work on. */
  void recover() {
    try {
      versions.withUpload().forEach(this::submit);
    } catch (RuntimeException e) { // the database is out of reach, for instance
      log.warn("looking for uploads that were left failed; trying again in {}", lookAgain, e);
    }
  }

  /** Returns when everything submitted before has been ingested. */
  void settle() throws InterruptedException {
    var settled = new CountDownLatch(1);
    queue.execute(settled::countDown);
    settled.await();
  }

  private void ingest(UUID version) {
    try {
      lock.with(version, () -> ingester.ingest(version, decoders));
    } catch (InterruptedException e) {
      log.info("ingestion of version {} stopped; another start takes it up again", version);
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) { // the database is out of reach, for instance
      log.error("version {} stays INGESTING; trying again in {}", version, lookAgain, e);
    }
  }

  @Override
  public void start() {
    if (queue.isShutdown()) {
      queue = newQueue();
      decoders = newDecoders();
    }
    running = true;
    if (api) {
      var _ =
          queue.scheduleWithFixedDelay(this::recover, 0, lookAgain.toSeconds(), TimeUnit.SECONDS);
    }
  }

  @Override
  public void stop() {
    running = false;
    queue.shutdownNow();
    decoders.shutdownNow();
    try {
      if (!queue.awaitTermination(10, TimeUnit.SECONDS)) {
        log.warn("an ingestion does not stop; the next start takes it up again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Before requests come in, and until the last one is answered. */
  @Override
  public int getPhase() {
    return 0;
  }

  private static ScheduledExecutorService newQueue() {
    return Executors.newSingleThreadScheduledExecutor(
        Thread.ofPlatform().name("ingestion").daemon().factory());
  }

  private static ExecutorService newDecoders() {
    return Executors.newFixedThreadPool(
        Runtime.getRuntime().availableProcessors(),
        Thread.ofPlatform().name("picture-", 0).daemon().factory());
  }
}
