package io.graft.dataset;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Ingests uploads in the background, one after the other, each on all cores. */
@Component
class Ingestions implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Ingestions.class);

  private final Ingester ingester;
  private final VersionRows versions;
  private final boolean api;
  // made anew by every start: a context may be stopped and started again
  private ExecutorService queue = newQueue();
  private ExecutorService decoders = newDecoders();
  private volatile boolean running;

  Ingestions(
      Ingester ingester,
      VersionRows versions,
      @Value("${graft.roles:api,worker}") Set<String> roles) {
    this.ingester = ingester;
    this.versions = versions;
    api = roles.contains("api");
  }

  void submit(UUID version) {
    queue.execute(() -> ingest(version));
  }

  /** Takes up what an earlier process left. */
  void recover() {
    versions.findByUploadIsNotNullOrderByCreatedAt().forEach(row -> submit(row.id));
  }

  /** Returns when everything submitted before has been ingested. */
  void settle() throws InterruptedException, ExecutionException {
    queue.submit(() -> {}).get();
  }

  private void ingest(UUID version) {
    try {
      ingester.ingest(version, decoders);
    } catch (InterruptedException e) {
      log.info("ingestion of version {} stopped; the next start takes it up again", version);
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) { // the database is out of reach, for instance
      log.error("version {} stays INGESTING; the next start takes it up again", version, e);
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
      queue.execute(this::recover);
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

  private static ExecutorService newQueue() {
    return Executors.newSingleThreadExecutor(
        Thread.ofPlatform().name("ingestion").daemon().factory());
  }

  private static ExecutorService newDecoders() {
    return Executors.newFixedThreadPool(
        Runtime.getRuntime().availableProcessors(),
        Thread.ofPlatform().name("picture-", 0).daemon().factory());
  }
}
