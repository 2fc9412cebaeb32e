package io.graft.backbone;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A file that arrives over HTTP in as many pieces as it takes. What has arrived stays on disk, with
 * the server's ETag beside it, so that the next try goes on from there even after a restart.
 */
class PartialFile {
  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final Path etag;

  PartialFile(Path file) {
    this.file = file;
    this.etag = file.resolveSibling(file.getFileName() + ".etag");
  }

  /**
   * Fetches what is missing. A connection that breaks after it brought something is taken up again
   * at once; one that brings nothing ends the try.
   */
  void fetch(URI address, long size, Duration patience, LongConsumer received) throws IOException {
    received.accept(length());
    while (length() < size) {
      var before = length();
      try {
        fetchOnce(address, size, patience, received);
      } catch (IOException cut) {
        if (length() <= before) {
          throw cut;
        }
      }
      if (length() <= before) {
        throw new IOException("%s ended after %,d of %,d bytes".formatted(address, length(), size));
      }
    }
  }

  Path path() {
    return file;
  }

  /** Bytes that are here. */
  long length() {
    return file.toFile().length(); // 0 where there is no file
  }

  void delete() throws IOException {
    Files.deleteIfExists(file);
    Files.deleteIfExists(etag);
  }

  private void fetchOnce(URI address, long size, Duration patience, LongConsumer received)
      throws IOException {
    var connection = (HttpURLConnection) address.toURL().openConnection();
    connection.setConnectTimeout(Math.toIntExact(patience.toMillis()));
    connection.setReadTimeout(Math.toIntExact(patience.toMillis()));
    connection.setRequestProperty("Accept-Encoding", "identity");
    var known = etag();
    if (known != null && length() > 0) {
      connection.setRequestProperty("Range", "bytes=%d-".formatted(length()));
      connection.setRequestProperty("If-Range", known);
    }
    try {
      switch (connection.getResponseCode()) {
        case HttpURLConnection.HTTP_PARTIAL ->
            refuseGap(connection.getHeaderField("Content-Range"));
        case HttpURLConnection.HTTP_OK -> startAnew(connection.getHeaderField("ETag"));
        default ->
            throw new IOException(
                "%s answered %d".formatted(address, connection.getResponseCode()));
      }
      append(connection, size, received);
    } finally {
      connection.disconnect();
    }
  }

  private void append(HttpURLConnection connection, long size, LongConsumer received)
      throws IOException {
    var buffer = new byte[BUFFER];
    try (var in = connection.getInputStream();
        var out =
            Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      long length = length();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        out.write(buffer, 0, read);
        received.accept(length += read);
        if (length > size) {
          delete();
          throw new IOException("more came than the %,d bytes of the file".formatted(size));
        }
      }
    }
  }

  private void refuseGap(@Nullable String contentRange) throws IOException {
    var start = "bytes %d-".formatted(length());
    if (contentRange == null || !contentRange.startsWith(start)) {
      delete();
      throw new IOException("asked for '%s…', got '%s'".formatted(start, contentRange));
    }
  }

  private void startAnew(@Nullable String newEtag) throws IOException {
    delete();
    if (newEtag != null && !newEtag.startsWith("W/")) { // a weak one is no base for a range
      Files.writeString(etag, newEtag);
    }
  }

  private @Nullable String etag() throws IOException {
    return Files.exists(etag) ? Files.readString(etag) : null;
  }
}
