package io.graft.backbone;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A hub with one file, whose connections break when they are told to. */
class WeightsServer implements AutoCloseable {
  private final HttpServer server;
  private final byte[] file;
  private final List<String> ranges = new CopyOnWriteArrayList<>();
  private String etag = "\"one\"";
  private int cutAfter = Integer.MAX_VALUE;

  WeightsServer(byte[] file) throws IOException {
    this.file = file;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Every answer from now on ends after so many bytes. */
  void cutAfter(int bytes) {
    cutAfter = bytes;
  }

  void changeEtag(String other) {
    etag = other;
  }

  /** The Range of each request so far, "none" where there was none. */
  List<String> ranges() {
    return ranges;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    var range = exchange.getRequestHeaders().getFirst("Range");
    ranges.add(range == null ? "none" : range);
    int from = isCurrent(exchange) ? start(range) : 0;
    exchange.getResponseHeaders().add("ETag", etag);
    if (from > 0) {
      exchange
          .getResponseHeaders()
          .add("Content-Range", "bytes %d-%d/%d".formatted(from, file.length - 1, file.length));
    }
    exchange.sendResponseHeaders(from > 0 ? 206 : 200, file.length - from);
    exchange.getResponseBody().write(file, from, Math.min(cutAfter, file.length - from));
    exchange.getResponseBody().flush();
    exchange.close(); // before the announced length, where it was cut
  }

  private boolean isCurrent(HttpExchange exchange) {
    return etag.equals(exchange.getRequestHeaders().getFirst("If-Range"));
  }

  private static int start(@Nullable String range) {
    return range == null ? 0 : Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
  }
}
