package io.graft;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/**
 * google-java-format needs a compiler of our language level, and Maven may run on an older Java: so
 * it runs in here. {@code -Dgraft.format=write} formats instead of complaining.
 */
class FormatTests {
  private final Formatter formatter = new Formatter();

  @Test
  void everyFileIsFormatted() throws IOException {
    var write = "write".equals(System.getProperty("graft.format"));
    var unformatted = new ArrayList<Path>();

    try (var files = Files.walk(Path.of("src"))) {
      for (var file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        var text = Files.readString(file);
        var formatted = format(file, text);
        if (!formatted.equals(text) && write) {
          Files.writeString(file, formatted);
        } else if (!formatted.equals(text)) {
          unformatted.add(file);
        }
      }
    }

    assertThat(unformatted).as("run ./mvnw test -Dtest=FormatTests -Dgraft.format=write").isEmpty();
  }

  private String format(Path file, String text) {
    try {
      var used = RemoveUnusedImports.removeUnusedImports(text);
      return formatter.formatSource(ImportOrderer.reorderImports(used, Style.GOOGLE));
    } catch (FormatterException unreadable) {
      throw new UncheckedIOException(new IOException(file.toString(), unreadable));
    }
  }
}
