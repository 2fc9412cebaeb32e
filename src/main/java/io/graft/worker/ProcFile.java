package io.graft.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Linux tells in files such as {@code /proc/meminfo}, in lines like "MemTotal: 8 kB". */
final class ProcFile {
  private static final long KB = 1024; // by which Linux means 1024 bytes

  private ProcFile() {}

  /** Memory that a process holds; null where there is no such process, or no such file. */
  static @Nullable Long residentBytes(long process) {
    return process == 0 ? null : bytes(Path.of("/proc/%d/status".formatted(process)), "VmRSS");
  }

  /** The bytes of one line; null where it cannot be read. */
  static @Nullable Long bytes(Path file, String field) {
    var line = Pattern.compile(Pattern.quote(field) + ":\\s*(\\d{1,15}) kB");
    try (var lines = Files.lines(file)) {
      return lines
          .map(line::matcher)
          .filter(found -> found.matches())
          .map(found -> KB * Long.parseLong(found.group(1)))
          .findFirst()
          .orElse(null);
    } catch (IOException | java.io.UncheckedIOException gone) {
      return null;
    }
  }
}
