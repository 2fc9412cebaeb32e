package io.graft.dataset;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which files of an archive were skipped. Nobody reads more than the first so many. */
@Component
class Report {
  static final int LONGEST = 1000;

  private final JdbcClient sql;
  private final JdbcTemplate batches;

  Report(JdbcClient sql, JdbcTemplate batches) {
    this.sql = sql;
    this.batches = batches;
  }

  void keep(UUID version, List<Skipped> skipped) {
    var rows =
        IntStream.range(0, Math.min(skipped.size(), LONGEST))
            .mapToObj(
                n -> new Object[] {version, n, skipped.get(n).path(), skipped.get(n).reason()})
            .toList();
    batches.batchUpdate(
        "insert into dataset_skipped (version_id, n, path, reason) values (?, ?, ?, ?)", rows);
  }

  List<Skipped> of(UUID version) {
    return sql.sql(
            "select path, reason from dataset_skipped where version_id = :version order by n")
        .param("version", version)
        .query((row, _) -> new Skipped(row.getString("path"), row.getString("reason")))
        .list();
  }
}
