package io.graft.dataset;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/**
 * Keeps the ingestion of a version to one process. PostgreSQL holds the lock for the connection, so
 * it is free again when the process is no more.
 */
@Component
class IngestionLock {
  private final DataSource database;

  IngestionLock(DataSource database) {
    this.database = database;
  }

  /** Does nothing where another process has the lock. */
  void with(UUID version, Work work) throws InterruptedException {
    try (var connection = database.getConnection()) {
      if (ask(connection, "select pg_try_advisory_lock(?)", version)) {
        try {
          work.run();
        } finally {
          ask(connection, "select pg_advisory_unlock(?)", version);
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the database could not lock version " + version, e);
    }
  }

  private static boolean ask(Connection connection, String question, UUID version)
      throws SQLException {
    try (var statement = connection.prepareStatement(question)) {
      statement.setLong(1, version.getMostSignificantBits() ^ version.getLeastSignificantBits());
      try (var answer = statement.executeQuery()) {
        return answer.next() && answer.getBoolean(1);
      }
    }
  }

  interface Work {
    void run() throws InterruptedException;
  }
}
