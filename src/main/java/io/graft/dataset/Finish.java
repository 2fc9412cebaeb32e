package io.graft.dataset;

import java.sql.Types;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes down what has become of an upload, all of it or nothing. Only a version that is INGESTING
 * takes a result: where two processes ingest the same one, the second finds nothing to write.
 */
@Component
class Finish {
  private final JdbcClient sql;
  private final JdbcTemplate batches;
  private final Samples samples;
  private final Report report;
  private final InstantSource clock;

  Finish(
      JdbcClient sql, JdbcTemplate batches, Samples samples, Report report, InstantSource clock) {
    this.sql = sql;
    this.batches = batches;
    this.samples = samples;
    this.report = report;
    this.clock = clock;
  }

  /** Whether the outcome was taken. */
  @Transactional
  public boolean with(UUID version, Outcome outcome) {
    int taken =
        switch (outcome) {
          case Outcome.Accepted accepted -> ready(version, accepted);
          case Outcome.Refused refused -> rejected(version, refused);
        };
    if (taken == 0) {
      return false;
    }
    if (outcome instanceof Outcome.Accepted accepted) {
      keep(version, accepted.ready().classes());
      samples.keep(version, accepted.samples());
    }
    report.keep(version, outcome.skipped());
    return true;
  }

  private int ready(UUID version, Outcome.Accepted accepted) {
    return sql.sql(
            """
            update dataset_version
               set state = 'READY', content_hash = :hash, task = :task, split_drawn = :drawn,
                   train_samples = :train, val_samples = :val, test_samples = :test, bytes = :bytes,
                   skipped = :skipped, finished_at = :now
             where id = :id and state = 'INGESTING'
            """)
        .param("id", version)
        .param("hash", accepted.ready().contentHash())
        .param("task", accepted.ready().task().name())
        .param("train", accepted.ready().samples().train())
        .param("val", accepted.ready().samples().val())
        .param("test", accepted.ready().samples().test())
        .param("drawn", accepted.ready().splitDrawn())
        .param("bytes", accepted.ready().bytes())
        .param("skipped", accepted.skipped().size())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
        .update();
  }

  private int rejected(UUID version, Outcome.Refused refused) {
    return sql.sql(
            """
            update dataset_version
               set state = 'REJECTED', reason = :reason, skipped = :skipped, finished_at = :now
             where id = :id and state = 'INGESTING'
            """)
        .param("id", version)
        .param("reason", refused.reason())
        .param("skipped", refused.skipped().size())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
        .update();
  }

  private void keep(UUID version, List<ClassCounts> classes) {
    var rows =
        IntStream.range(0, classes.size())
            .mapToObj(
                label -> {
                  var counts = classes.get(label);
                  return new Object[] {
                    version, label, counts.name(), counts.train(), counts.val(), counts.test()
                  };
                })
            .toList();
    batches.batchUpdate(
        "insert into dataset_class (version_id, label, name, train, val, test) values (?, ?, ?, ?, ?, ?)",
        rows);
  }

  /** The archive of a finished version is deleted. */
  @Transactional
  public void withoutUpload(UUID version) {
    sql.sql("update dataset_version set upload = null where id = :id and state <> 'INGESTING'")
        .param("id", version)
        .update();
  }
}
