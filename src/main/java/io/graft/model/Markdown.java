package io.graft.model;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

final class Markdown {
  private Markdown() {}

  static String table(List<String> header, List<List<String>> rows) {
    var lines = new StringBuilder(row(header)).append('\n');
    var first = rows.isEmpty() ? header : rows.getFirst();
    lines.append(row(first.stream().map(Markdown::alignment).toList())).append('\n');
    rows.forEach(row -> lines.append(row(row)).append('\n'));
    return lines.toString();
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  static String number(double number) {
    return String.format(Locale.ROOT, "%.4g", number);
  }

  static String code(Object text) {
    return "`" + text + "`";
  }

  /** Numbers to the right. */
  private static String alignment(String cell) {
    return !cell.isEmpty() && Character.isDigit(cell.charAt(0)) ? "---:" : "---";
  }

  private static String row(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }
}
