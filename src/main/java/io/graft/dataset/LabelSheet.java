package io.graft.dataset;

import io.graft.network.Task;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a {@code labels.csv} says of the pictures of its archive.
 *
 * @param file where it lies
 * @param classes those that it names
 * @param rows by the picture's path in the archive
 */
record LabelSheet(EntryPath file, Task task, Set<String> classes, Map<EntryPath, Row> rows)
    implements Labels {
  static final String NAME = "labels.csv";

  /** A picture of the sheet, and the line that names it. */
  record Row(long line, Place place) {}

  static boolean isOne(EntryPath path) {
    return path.names().getLast().equalsIgnoreCase(NAME);
  }

  /** Whether its folder holds all of these: at the root it does, and in a folder about all. */
  static boolean covers(EntryPath sheet, Collection<EntryPath> pictures) {
    var folder = sheet.names().subList(0, sheet.names().size() - 1);
    return pictures.stream()
        .allMatch(
            path ->
                path.names().size() > folder.size()
                    && path.names().subList(0, folder.size()).equals(folder));
  }

  /** Rows whose file is not in the archive. */
  List<Skipped> missing(Set<EntryPath> there) {
    return rows.entrySet().stream()
        .filter(row -> !there.contains(row.getKey()))
        .map(
            row ->
                new Skipped(
                    row.getKey().toString(),
                    "is named in line %d of labels.csv, and not in the archive"
                        .formatted(row.getValue().line())))
        .toList();
  }

  @Override
  public Optional<Place> place(EntryPath picture) {
    return Optional.ofNullable(rows.get(picture)).map(Row::place);
  }

  @Override
  public String misplaced() {
    return "has no row in labels.csv; add one";
  }

  @Override
  public Set<String> named(Collection<EntryPath> unfit) {
    return new TreeSet<>(classes);
  }

  @Override
  public String noPictures() {
    return "labels.csv names no picture of the archive that can be read; its paths begin at the folder it lies in, such as images/1.jpg";
  }

  @Override
  public String singular() {
    return "class";
  }

  @Override
  public String plural() {
    return "classes";
  }

  @Override
  public String addToTrain(String className) {
    return "give '%s' rows of the split train, or remove it".formatted(className);
  }

  @Override
  public String mend() {
    return "mend or remove the class";
  }
}
