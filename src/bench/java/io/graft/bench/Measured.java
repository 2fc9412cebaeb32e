package io.graft.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** What a training took, and what came of it. */
record Measured(double seconds, double accuracy) {

  /** What a script of {@code src/bench/python} says in its last line. */
  static Measured script(String python, String name, String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(python, "src/bench/python/" + name + ".py"));
    command.addAll(List.of(arguments));
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    var lines =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();
    if (process.waitFor() != 0) {
      throw new IOException(name + " ended with " + process.exitValue());
    }
    return JsonMapper.shared().readValue(lines.getLast(), Measured.class);
  }
}
