package io.graft.dataset;

import io.graft.web.Cursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Compares two versions by what their pictures are. Within a version equal bytes are there once for
 * each class they were put into; of those that differ the first is compared with the first.
 */
@Component
class Changes {
  private static final String SQL =
      """
      with older as (select n, sha256, split, name, labels, %s as classes
                       from dataset_sample where version_id = :before),
           newer as (select n, sha256, split, name, labels, labels as classes
                       from dataset_sample where version_id = :after),
           unequal as materialized (
             select coalesce(o.sha256, w.sha256) as sha256,
                    o.n as old_n, o.name as old_name, o.labels as old_labels, o.split as old_split,
                    w.n as new_n, w.name as new_name, w.labels as new_labels, w.split as new_split
               from older o full join newer w on o.sha256 = w.sha256 and o.classes = w.classes
              where o.split is distinct from w.split),
           gone as (select *, row_number() over (partition by sha256 order by old_n) as k
                      from unequal where new_n is null),
           come as (select *, row_number() over (partition by sha256 order by new_n) as k
                      from unequal where old_n is null),
           changes as materialized (
             select case when g.old_n is null then 0 when c.new_n is null then 1 else 2 end as kind,
                    g.old_n, g.old_name, g.old_labels, g.old_split,
                    c.new_n, c.new_name, c.new_labels, c.new_split
               from gone g full join come c on g.sha256 = c.sha256 and g.k = c.k
             union all
             select 3, old_n, old_name, old_labels, old_split, new_n, new_name, new_labels, new_split
               from unequal where old_n is not null and new_n is not null),
           counts as (
             select count(*) filter (where kind = 0) as added,
                    count(*) filter (where kind = 1) as removed,
                    count(*) filter (where kind = 2) as relabelled,
                    count(*) filter (where kind = 3) as moved
               from changes),
           page as (
             select coalesce(new_n, old_n) as place, * from changes
              where (kind, coalesce(new_n, old_n)) >= (:kind, :place)
              order by kind, place limit :limit)
      select * from counts left join page on true order by kind, place
      """;

  /** Where class numbers differ, the numbers of the newer version; unknown classes below zero. */
  private static final String TRANSLATED =
      "array(select (cast(:numbers as int[]))[label + 1] from unnest(labels) as label)";

  private static final List<String> KINDS = List.of("added", "removed", "relabelled", "moved");

  private final JdbcClient sql;

  Changes(JdbcClient sql) {
    this.sql = sql;
  }

  /** Where a page begins: at which kind of changes, and at which sample. */
  record Place(int kind, int sample) {
    static Place parse(@Nullable String cursor) {
      if (cursor == null) {
        return new Place(0, 0);
      }
      var parts = cursor.split("-", 2);
      if (parts.length != 2) {
        throw Cursor.unknown(cursor);
      }
      return new Place(SampleController.number(parts[0]), SampleController.number(parts[1]));
    }

    @Override
    public String toString() {
      return kind + "-" + sample;
    }
  }

  private record Counts(int added, int removed, int relabelled, int moved) {}

  /** A change with the numbers of all; only the numbers where the page is empty. */
  private record Row(Counts counts, Optional<Place> place, Optional<SampleChange> change) {}

  ChangesView between(DatasetVersion before, DatasetVersion after, Place from, int limit) {
    boolean same = before.classes().equals(after.classes());
    var query =
        sql.sql(SQL.formatted(same ? "labels" : TRANSLATED))
            .param("before", before.id())
            .param("after", after.id())
            .param("kind", from.kind())
            .param("place", from.sample())
            .param("limit", limit + 1);
    if (!same) {
      query = query.param("numbers", numbers(before.classes(), after.classes()));
    }
    return view(before, after, query.query((row, _) -> row(before, after, row)).list(), limit);
  }

  /** For each older class its number among the newer ones, written as PostgreSQL reads it. */
  private static String numbers(List<String> older, List<String> newer) {
    return IntStream.range(0, older.size())
        .map(
            label -> {
              int number = newer.indexOf(older.get(label));
              return number < 0 ? -1 - label : number;
            })
        .mapToObj(String::valueOf)
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static Row row(DatasetVersion before, DatasetVersion after, ResultSet row)
      throws SQLException {
    var counts =
        new Counts(
            row.getInt("added"),
            row.getInt("removed"),
            row.getInt("relabelled"),
            row.getInt("moved"));
    if (row.getObject("kind") == null) {
      return new Row(counts, Optional.empty(), Optional.empty());
    }
    int kind = row.getInt("kind");
    var from = side(before, row, "old");
    var to = side(after, row, "new");
    var shown = to == null ? before : after;
    var prefix = to == null ? "old" : "new";
    var change =
        new SampleChange(
            KINDS.get(kind),
            row.getString(prefix + "_name"),
            from,
            to,
            shown.content(row.getInt(prefix + "_n")));
    return new Row(counts, Optional.of(new Place(kind, row.getInt("place"))), Optional.of(change));
  }

  private static SampleChange.@Nullable Side side(
      DatasetVersion version, ResultSet row, String prefix) throws SQLException {
    var labels = row.getArray(prefix + "_labels");
    if (labels == null) {
      return null;
    }
    var names = Arrays.stream((Integer[]) labels.getArray()).map(version.classes()::get).toList();
    return new SampleChange.Side(names, Split.valueOf(row.getString(prefix + "_split")));
  }

  private static ChangesView view(
      DatasetVersion before, DatasetVersion after, List<Row> rows, int limit) {
    var counts = rows.getFirst().counts();
    var next =
        rows.size() > limit ? rows.getLast().place().map(Place::toString).orElse(null) : null;
    return new ChangesView(
        before.version(),
        after.version(),
        counts.added(),
        counts.removed(),
        counts.relabelled(),
        counts.moved(),
        after.ready().samples().total() - counts.added() - counts.relabelled() - counts.moved(),
        without(after.classes(), before.classes()),
        without(before.classes(), after.classes()),
        rows.stream().limit(limit).flatMap(row -> row.change().stream()).toList(),
        next);
  }

  private static List<String> without(List<String> classes, List<String> others) {
    return classes.stream().filter(name -> !others.contains(name)).toList();
  }
}
