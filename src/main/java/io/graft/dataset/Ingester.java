package io.graft.dataset;

import io.graft.storage.Storage;
import io.graft.storage.StorageKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Brings one upload to its end: READY with its files kept, or REJECTED with nothing kept.
 *
 * <p>Invariant: a version that is INGESTING has its archive in storage, so whoever dies here loses
 * nothing; the archive is ingested again. The archive goes when the result is written down.
 */
@Component
class Ingester {
  private static final Logger log = LoggerFactory.getLogger(Ingester.class);

  private final DatasetProperties limits;
  private final Storage storage;
  private final VersionRows versions;
  private final Finish finish;
  private final ApplicationEventPublisher events;
  private final Map<UUID, Ingestion> underWay = new ConcurrentHashMap<>();

  Ingester(
      DatasetProperties limits,
      Storage storage,
      VersionRows versions,
      Finish finish,
      ApplicationEventPublisher events) {
    this.limits = limits;
    this.storage = storage;
    this.versions = versions;
    this.finish = finish;
    this.events = events;
  }

  /** Returns with nothing changed when interrupted. */
  void ingest(UUID id, ExecutorService decoders) throws InterruptedException {
    var row = versions.find(id).orElseThrow();
    var version = row.version();
    if (version.state() instanceof DatasetState.Ingesting) {
      log.info("ingesting dataset {} version {}", version.dataset(), version.version());
      try {
        end(version, outcome(version, row.upload().orElseThrow(), decoders));
      } finally {
        underWay.remove(id);
      }
    }
    row.upload().ifPresent(upload -> forget(id, upload));
  }

  /** How far the ingestion of a version has come, where this process is at work on it. */
  Optional<IngestionProgress> progress(UUID id) {
    return Optional.ofNullable(underWay.get(id)).map(Ingestion::progress);
  }

  private Outcome outcome(DatasetVersion version, StorageKey upload, ExecutorService decoders)
      throws InterruptedException {
    if (!storage.exists(upload)) {
      return refused("the uploaded archive is gone from storage; upload it again");
    }
    try {
      return run(version, upload, decoders);
    } catch (IOException e) {
      if (Thread.interrupted()) { // which closes files under our hands
        throw new InterruptedException();
      }
      log.warn("dataset {} version {} not kept", version.dataset(), version.version(), e);
      return refused(StorageTrouble.sentence(e));
    } catch (RuntimeException | OutOfMemoryError e) {
      log.error("dataset {} version {} not ingested", version.dataset(), version.version(), e);
      return refused("the service made a mistake with this archive; its log has the cause");
    }
  }

  private Outcome run(DatasetVersion version, StorageKey upload, ExecutorService decoders)
      throws IOException, InterruptedException {
    Path folder = storage.scratch();
    try {
      Path archive = storage.local(upload);
      var ingestion = new Ingestion(limits, decoders);
      underWay.put(version.id(), ingestion);
      var outcome = ingestion.run(archive, folder);
      if (outcome instanceof Outcome.Accepted) {
        keep(version, folder, Ingestion.PACK);
        keep(version, folder, Ingestion.INDEX);
      }
      return outcome;
    } finally {
      FileSystemUtils.deleteRecursively(folder);
    }
  }

  private void keep(DatasetVersion version, Path folder, String name) throws IOException {
    storage.adopt(version.folder().resolve(name), folder.resolve(name));
  }

  private void end(DatasetVersion version, Outcome outcome) {
    if (!finish.with(version.id(), outcome)) {
      return;
    }
    DatasetState state =
        switch (outcome) {
          case Outcome.Accepted accepted -> accepted.ready();
          case Outcome.Refused refused -> {
            delete(version.folder());
            yield new DatasetState.Rejected(refused.reason());
          }
        };
    log.info("dataset {} version {} is {}", version.dataset(), version.version(), state.wire());
    events.publishEvent(
        new DatasetIngested(version.project(), version.dataset(), version.version(), state));
  }

  private void forget(UUID id, StorageKey upload) {
    if (delete(upload)) {
      finish.withoutUpload(id);
    }
  }

  private boolean delete(StorageKey key) {
    try {
      storage.delete(key);
      return true;
    } catch (IOException e) {
      log.warn("{} could not be deleted; the next start tries again", key, e);
      return false;
    }
  }

  private static Outcome refused(String reason) {
    return new Outcome.Refused(reason, List.of());
  }
}
