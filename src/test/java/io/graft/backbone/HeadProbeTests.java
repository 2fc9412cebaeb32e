package io.graft.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeadProbeTests {
  private final HeadProbe probe = new HeadProbe();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private volatile int status = 200;
  private HttpServer server;
  private URI file;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          exchange.getResponseHeaders().add("Location", "/elsewhere");
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    file = URI.create("http://127.0.0.1:%d/file".formatted(server.getAddress().getPort()));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void asksForTheHeadOnly() {
    assertThat(probe.refusal(file)).isEmpty();
    assertThat(requests).containsExactly("HEAD /file");
  }

  @Test
  void aHubThatPointsElsewhereHasTheFile() {
    status = 302;

    assertThat(probe.refusal(file)).isEmpty();
    assertThat(requests).containsExactly("HEAD /file");
  }

  @Test
  void aHubThatRefusesIsQuoted() {
    status = 403;
    assertThat(probe.refusal(file)).contains("answered 403");

    status = 503;
    assertThat(probe.refusal(file)).contains("answered 503");
  }

  @Test
  void whereNobodyListensNobodyAnswers() {
    server.stop(0);

    assertThat(probe.refusal(file)).contains("did not answer");
  }

  /** It takes the connection and says nothing. */
  @Test
  void doesNotWaitForASilentHub() throws IOException {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var address = "http://127.0.0.1:%d/file".formatted(silent.getLocalPort());

      assertThat(probe.refusal(URI.create(address))).contains("did not answer");
    }
  }

  @Test
  void anAddressThatIsNoneDoesNotAnswer() {
    assertThat(probe.refusal(URI.create("nowhere/file"))).contains("did not answer");
    assertThat(probe.refusal(URI.create("file:/etc/hostname"))).contains("did not answer");
  }
}
