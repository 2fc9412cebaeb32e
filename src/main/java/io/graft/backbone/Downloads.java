package io.graft.backbone;

import io.graft.backbone.WeightsSource.Hub;
import io.graft.storage.Sha256;
import io.graft.storage.Storage;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Brings published weights into storage, each file once however many ask for it. */
@Component
class Downloads implements DisposableBean {
  private static final Logger log = LoggerFactory.getLogger(Downloads.class);

  private final BackboneProperties properties;
  private final Storage storage;
  private final Map<String, RunningDownload> running = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  Downloads(BackboneProperties properties, Storage storage) {
    this.properties = properties;
    this.storage = storage;
  }

  /** The download that runs, or the last one if it failed; null where there is none of them. */
  @Nullable Download of(String name) {
    var download = running.get(name);
    return download == null ? null : download.now();
  }

  RunningDownload start(Definition backbone) {
    if (!(backbone.source() instanceof Hub hub)) {
      throw new IllegalArgumentException(backbone.name() + " is not published anywhere");
    }
    return running.compute(
        backbone.name(),
        (_, earlier) -> {
          if (earlier != null && earlier.now().state() == Download.State.RUNNING) {
            return earlier;
          }
          var download = new RunningDownload(Download.starting(hub.size()));
          threads.execute(() -> run(backbone, hub, download));
          return download;
        });
  }

  @Override
  public void destroy() {
    threads.shutdownNow();
  }

  private void run(Definition backbone, Hub hub, RunningDownload download) {
    var address = URI.create(properties.hub() + hub.path());
    var part = new PartialFile(properties.downloads().toAbsolutePath().resolve(hub.sha256()));
    try {
      fetch(backbone, hub, address, part, download);
      running.remove(backbone.name(), download);
      download.finish();
    } catch (IOException | RuntimeException failure) {
      var unavailable = unavailable(backbone, address, part, failure);
      log.warn("{}", unavailable.getMessage());
      download.fail(unavailable);
    }
  }

  private void fetch(
      Definition backbone, Hub hub, URI address, PartialFile part, RunningDownload download)
      throws IOException {
    Files.createDirectories(part.path().getParent());
    // another process on this folder may be at the same file
    try (var lock =
        FileChannel.open(
            part.path().resolveSibling(hub.sha256() + ".lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE)) {
      lock.lock();
      if (storage.exists(backbone.file())) {
        return;
      }
      log.info("Downloading {} from {}", backbone.name(), address);
      part.fetch(address, hub.size(), properties.patience(), download::received);
      var sha256 = Sha256.of(part.path());
      if (!sha256.equals(hub.sha256())) {
        part.delete();
        throw new IOException(
            "what came has the SHA-256 %s, the published file has %s; it was deleted"
                .formatted(sha256, hub.sha256()));
      }
      storage.adopt(backbone.file(), part.path());
      part.delete();
    }
  }

  private WeightsUnavailable unavailable(
      Definition backbone, URI address, PartialFile part, Exception failure) {
    return new WeightsUnavailable(
        """
        The weights of %s could not be downloaded: %s. \
        POST /api/v1/backbones/%s:download tries again%s. Without a network, upload the file of %s: \
        POST /api/v1/backbones with file, architecture=%s and a name of its own."""
            .formatted(
                backbone.name(),
                reason(address, failure),
                backbone.name(),
                part.length() > 0
                    ? " and goes on after the %,d bytes that are here".formatted(part.length())
                    : "",
                address,
                backbone.architecture()),
        failure);
  }

  private String reason(URI address, Exception failure) {
    return switch (failure) {
      case UnknownHostException _ -> "the host %s is unknown here".formatted(address.getHost());
      case ConnectException _ -> "%s takes no connection".formatted(address.getAuthority());
      case SocketTimeoutException _ ->
          "%s was silent for %s".formatted(address.getAuthority(), properties.patience());
      default -> String.valueOf(failure.getMessage());
    };
  }
}
