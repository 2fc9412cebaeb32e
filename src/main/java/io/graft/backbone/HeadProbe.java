package io.graft.backbone;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks with HEAD, and does not wait for long. */
@Component
class HeadProbe implements HubProbe {
  private static final Logger log = LoggerFactory.getLogger(HeadProbe.class);
  private static final String SILENCE = "did not answer";
  private static final Duration CONNECT = Duration.ofSeconds(1);
  private static final Duration WHOLE = Duration.ofSeconds(2);

  @Override
  public Optional<String> refusal(URI file) {
    // in a thread of its own: looking up the host's name knows no time limit
    var status = new CompletableFuture<Integer>();
    Thread.ofVirtual().name("hub-probe").start(() -> complete(status, file));
    try {
      int code = status.get(WHOLE.toMillis(), TimeUnit.MILLISECONDS);
      // a hub redirects to where the bytes are
      return code < 400 ? Optional.empty() : Optional.of("answered " + code);
    } catch (ExecutionException | TimeoutException none) {
      log.info("{} cannot be had: {}", file, none.toString());
      return Optional.of(SILENCE);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Optional.of(SILENCE);
    }
  }

  private static void complete(CompletableFuture<Integer> status, URI file) {
    try {
      status.complete(head(file));
    } catch (IOException | RuntimeException failure) { // no http address, for one
      status.completeExceptionally(failure);
    }
  }

  private static int head(URI file) throws IOException {
    var connection = (HttpURLConnection) file.toURL().openConnection();
    connection.setConnectTimeout(Math.toIntExact(CONNECT.toMillis()));
    connection.setReadTimeout(Math.toIntExact(WHOLE.toMillis()));
    connection.setInstanceFollowRedirects(false);
    connection.setRequestMethod("HEAD");
    try {
      return connection.getResponseCode();
    } finally {
      connection.disconnect();
    }
  }
}
