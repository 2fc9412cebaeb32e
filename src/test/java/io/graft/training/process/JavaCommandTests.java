package io.graft.training.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class JavaCommandTests {
  @Test
  void aCrashIsReportedBesideTheTrainersFiles() {
    var worker = Path.of("data", "worker").toAbsolutePath();

    var command =
        JavaCommand.trainer(
            new TrainerSettings(worker.resolve("libtorch"), 1, 64), worker.resolve("scratch"));

    assertThat(command).contains("-XX:ErrorFile=" + worker.resolve("crash-%p.log"));
  }
}
