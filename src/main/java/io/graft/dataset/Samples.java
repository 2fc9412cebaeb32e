package io.graft.dataset;

import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The samples of versions, as rows that can be asked for by split and class. */
@Component
class Samples {
  private static final int BATCH = 1000;

  private static final RowMapper<Sample> SAMPLE =
      (row, _) ->
          new Sample(
              row.getInt("n"),
              row.getString("name"),
              row.getLong("start"),
              row.getInt("length"),
              List.of((Integer[]) row.getArray("labels").getArray()),
              Split.valueOf(row.getString("split")),
              row.getInt("width"),
              row.getInt("height"),
              row.getString("sha256"));

  private final JdbcClient sql;
  private final JdbcTemplate batches;

  Samples(JdbcClient sql, JdbcTemplate batches) {
    this.sql = sql;
    this.batches = batches;
  }

  void keep(UUID version, List<Sample> samples) {
    batches.batchUpdate(
        """
        insert into dataset_sample (version_id, n, name, start, length, label, labels, split, width, height, sha256)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        samples,
        BATCH,
        (row, sample) -> {
          row.setObject(1, version);
          row.setInt(2, sample.n());
          row.setString(3, sample.name());
          row.setLong(4, sample.offset());
          row.setInt(5, sample.length());
          var labels = sample.labels().toArray();
          row.setObject(6, labels.length == 0 ? null : labels[0], Types.INTEGER);
          row.setArray(7, row.getConnection().createArrayOf("int", labels));
          row.setString(8, sample.split().name());
          row.setInt(9, sample.width());
          row.setInt(10, sample.height());
          row.setString(11, sample.sha256());
        });
  }

  List<Sample> all(UUID version) {
    return sql.sql("select * from dataset_sample where version_id = :version order by n")
        .param("version", version)
        .query(SAMPLE)
        .list();
  }

  Optional<Sample> one(UUID version, int n) {
    return sql.sql("select * from dataset_sample where version_id = :version and n = :n")
        .param("version", version)
        .param("n", n)
        .query(SAMPLE)
        .optional();
  }

  List<Sample> some(UUID version, Collection<Integer> numbers) {
    return sql.sql(
            """
            select * from dataset_sample where version_id = :version and n = any(:numbers) order by n
            """)
        .param("version", version)
        .param("numbers", numbers.toArray(Integer[]::new))
        .query(SAMPLE)
        .list();
  }

  /**
   * Those from sample {@code from} on; a split or a label that is null means any. Only what is
   * asked for is in the statement, so that the database takes the index that fits.
   */
  List<Sample> page(
      DatasetVersion version, @Nullable Split split, @Nullable Integer label, int from, int limit) {
    var only = new StringBuilder();
    if (split != null) {
      only.append(" and split = :split");
    }
    if (label != null) {
      only.append(
          switch (version.task()) {
            case CLASSIFICATION -> " and label = :label";
            case MULTI_LABEL -> " and :label = any(labels)";
          });
    }
    return sql.sql(
            """
            select * from dataset_sample where version_id = :version and n >= :from%s
             order by n limit :limit
            """
                .formatted(only))
        .param("version", version.id())
        .param("split", split == null ? null : split.name())
        .param("label", label)
        .param("from", from)
        .param("limit", limit)
        .query(SAMPLE)
        .list();
  }

  double megapixels(UUID version) {
    return sql.sql(
            """
            select coalesce(avg(cast(width as bigint) * height), 0) / 1e6
              from dataset_sample where version_id = :version
            """)
        .param("version", version)
        .query(Double.class)
        .single();
  }
}
