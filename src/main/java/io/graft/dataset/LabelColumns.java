package io.graft.dataset;

import io.graft.network.Task;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The columns of a {@code labels.csv}.
 *
 * @param file the place of the column that names the picture
 * @param split the place of the column that names its split
 */
record LabelColumns(int file, OptionalInt split, Naming naming) {
  private static final List<String> FILE = List.of("file", "filename", "image", "path");

  /** How a row names classes. */
  sealed interface Naming {}

  /** One class, by its name. */
  record One(int column) implements Naming {}

  /** Any number of names, separated by {@code ;} or {@code |}. */
  record Several(int column) implements Naming {}

  /** A column for each class, with 0 or 1. */
  record Marked(List<Integer> columns, List<String> names) implements Naming {}

  static LabelColumns of(List<String> header) throws BadArchive {
    var lower = header.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    int file =
        IntStream.range(0, lower.size())
            .filter(i -> FILE.contains(lower.get(i)))
            .findFirst()
            .orElseThrow(
                () ->
                    bad(
                        "labels.csv has no column 'file' with the paths of the pictures; its first line is '%s', and should be like 'file,label'"
                            .formatted(shown(String.join(",", header)))));
    var split = IntStream.range(0, lower.size()).filter(i -> lower.get(i).equals("split"));
    var found = split.findFirst();
    var others =
        IntStream.range(0, header.size())
            .filter(i -> i != file && i != found.orElse(-1))
            .boxed()
            .toList();
    return new LabelColumns(file, found, naming(header, lower, others));
  }

  private static Naming naming(List<String> header, List<String> lower, List<Integer> others)
      throws BadArchive {
    if (others.size() == 1 && lower.get(others.getFirst()).equals("label")) {
      return new One(others.getFirst());
    }
    if (others.size() == 1 && lower.get(others.getFirst()).equals("labels")) {
      return new Several(others.getFirst());
    }
    var names = others.stream().map(header::get).toList();
    if (others.size() < 2 || names.stream().anyMatch(n -> n.matches("(?i)labels?"))) {
      throw bad(
          "beside file and split, labels.csv needs one column 'label', or one column 'labels', or one column of 0 and 1 per class; it has %s"
              .formatted(names.isEmpty() ? "none" : shown(String.join(", ", names))));
    }
    if (names.stream().anyMatch(String::isEmpty) || new TreeSet<>(names).size() < names.size()) {
      throw bad(
          "each column of labels.csv needs a name of its own; its first line is '%s'"
              .formatted(shown(String.join(",", header))));
    }
    return new Marked(others, names);
  }

  Task task() {
    return naming instanceof One ? Task.CLASSIFICATION : Task.MULTI_LABEL;
  }

  /** The classes that the header names. */
  List<String> named() {
    return naming instanceof Marked marked ? marked.names() : List.of();
  }

  /** The classes of a row, in order of their names. */
  List<String> classes(List<String> row) throws BadArchive {
    return switch (naming) {
      case One(int column) -> {
        if (row.get(column).isEmpty()) {
          throw bad(
              "has no label; where pictures may have none, call the column 'labels', which makes it a multi-label dataset");
        }
        yield List.of(row.get(column));
      }
      case Several(int column) ->
          Arrays.stream(row.get(column).split("[;|]"))
              .map(String::strip)
              .filter(name -> !name.isEmpty())
              .distinct()
              .sorted()
              .toList();
      case Marked marked -> marked(marked, row);
    };
  }

  private static List<String> marked(Marked marked, List<String> row) throws BadArchive {
    var classes = new TreeSet<String>();
    for (int i = 0; i < marked.columns().size(); i++) {
      switch (row.get(marked.columns().get(i))) {
        case "1" -> classes.add(marked.names().get(i));
        case "0" -> {}
        case String other ->
            throw bad(
                "has '%s' for the class '%s'; write 0 or 1"
                    .formatted(shown(other), marked.names().get(i)));
      }
    }
    return List.copyOf(classes);
  }

  static BadArchive bad(String sentence) {
    return new BadArchive("bad-labels", sentence);
  }

  /** A value of somebody's file, in a sentence. */
  static String shown(String value) {
    var printable = value.replaceAll("\\p{Cntrl}", "·");
    return printable.length() <= 100 ? printable : printable.substring(0, 100) + "…";
  }
}
