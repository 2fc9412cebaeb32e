package io.graft.dataset;

import static io.graft.dataset.LabelColumns.bad;
import static io.graft.dataset.LabelColumns.shown;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;

/** Reads a {@code labels.csv}: RFC 4180, UTF-8, the first line names the columns. */
final class LabelSheetReader {
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final int LONGEST_NAME = 200;
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).setTrim(true).get();

  private final EntryPath file;
  private final LabelColumns columns;
  private final Map<EntryPath, LabelSheet.Row> rows = new LinkedHashMap<>();
  private final TreeSet<String> classes = new TreeSet<>();

  private LabelSheetReader(EntryPath file, LabelColumns columns) {
    this.file = file;
    this.columns = columns;
  }

  /**
   * @param file its path in the archive
   * @throws BadArchive with a sentence that says what is wrong, and in which line
   */
  static LabelSheet read(EntryPath file, byte[] csv) throws BadArchive {
    // lines are counted where they end
    try (var parser = FORMAT.parse(new StringReader(text(csv) + "\n"))) {
      var records = parser.iterator();
      if (!records.hasNext()) {
        throw bad("labels.csv is empty; its first line should be like 'file,label'");
      }
      var header = records.next().toList();
      var reader = new LabelSheetReader(file, LabelColumns.of(header));
      while (records.hasNext()) {
        var row = records.next().toList();
        reader.row(row, header.size(), parser.getCurrentLineNumber());
      }
      return reader.sheet();
    } catch (BadArchive bad) {
      throw bad;
    } catch (IOException | UncheckedIOException malformed) {
      throw bad(
          "labels.csv cannot be read as CSV: %s; write quotes within quotes twice"
              .formatted(shown(String.valueOf(malformed.getMessage()))));
    }
  }

  private static String text(byte[] csv) throws BadArchive {
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(csv)).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException other) {
      throw bad("labels.csv is not text in UTF-8; save it as CSV with UTF-8");
    }
  }

  private void row(List<String> row, int width, long line) throws BadArchive {
    try {
      if (row.size() != width) {
        throw bad(
            "has %d values, and the first line %d; put quotes around values with commas"
                .formatted(row.size(), width));
      }
      var place = new Labels.Place(split(row), columns.classes(row));
      for (var name : place.classes()) {
        requireFit(name);
      }
      var before = rows.putIfAbsent(path(row.get(columns.file())), new LabelSheet.Row(line, place));
      if (before != null) {
        throw bad(
            "names '%s', and so does line %d; keep one of them"
                .formatted(shown(row.get(columns.file())), before.line()));
      }
      classes.addAll(place.classes());
    } catch (BadArchive bad) {
      throw bad("line %d of labels.csv %s".formatted(line, bad.reason()));
    }
  }

  private EntryPath path(String written) throws BadArchive {
    if (written.isBlank()) {
      throw bad("names no file");
    }
    EntryPath path;
    try {
      path = EntryPath.of(written.replace('\\', '/'));
    } catch (BadArchive unsafe) {
      throw bad(
          "names '%s'; paths begin at the folder of labels.csv, and stay in it"
              .formatted(shown(written)));
    }
    var names = new ArrayList<>(file.names().subList(0, file.names().size() - 1));
    names.addAll(path.names());
    return new EntryPath(names);
  }

  private Optional<Split> split(List<String> row) throws BadArchive {
    if (columns.split().isEmpty() || row.get(columns.split().getAsInt()).isEmpty()) {
      return Optional.empty();
    }
    var written = row.get(columns.split().getAsInt());
    var split = Split.ofFolder(written);
    if (split.isEmpty()) {
      throw bad("has the split '%s'; write train, val or test".formatted(shown(written)));
    }
    return split;
  }

  private static void requireFit(String name) throws BadArchive {
    if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
      throw bad(
          "has the class '%s'; a name has at most %d characters, and none that control"
              .formatted(shown(name), LONGEST_NAME));
    }
  }

  private LabelSheet sheet() throws BadArchive {
    var without = rows.values().stream().filter(row -> row.place().split().isEmpty()).findFirst();
    boolean given = rows.values().stream().anyMatch(row -> row.place().split().isPresent());
    if (given && without.isPresent()) {
      throw bad(
          "line %d of labels.csv has no split, and others have; give one to each row, or to none"
              .formatted(without.get().line()));
    }
    for (var name : columns.named()) {
      requireFit(name);
      classes.add(name);
    }
    return new LabelSheet(file, columns.task(), classes, rows);
  }
}
