package io.graft;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A service that was killed leaves its PostgreSQL running on the data folder; the next one stops it
 * first.
 */
class LeftOverPostgres {
  private static final Logger log = LoggerFactory.getLogger(LeftOverPostgres.class);

  private LeftOverPostgres() {}

  static void stop(Path data) throws IOException {
    var pidFile = data.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    var pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
    ProcessHandle.of(pid).filter(LeftOverPostgres::isPostgres).ifPresent(LeftOverPostgres::end);
    Files.deleteIfExists(pidFile);
  }

  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().map(command -> command.contains("postgres")).orElse(false);
  }

  private static void end(ProcessHandle postgres) {
    log.info("Stopping PostgreSQL {}", postgres.pid());
    postgres.destroy();
    try {
      var _ = postgres.onExit().orTimeout(20, TimeUnit.SECONDS).join();
    } catch (CompletionException slow) {
      throw new IllegalStateException(
          "PostgreSQL %d still holds the data folder; end it and start again"
              .formatted(postgres.pid()),
          slow);
    }
  }
}
