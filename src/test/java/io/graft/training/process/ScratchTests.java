package io.graft.training.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTests {
  @TempDir Path parent;

  @Test
  void takesAwayWhatTheTrainerLeft() throws IOException {
    try (var scratch = Scratch.in(parent)) {
      Files.writeString(scratch.folder().resolve("libonnxruntime.so"), "28 MB");
    }

    assertThat(parent).isEmptyDirectory();
  }

  @Test
  void takesAwayWhatAKilledOwnerLeft() throws IOException {
    Files.createFile(parent.resolve("trainer-1.lock"));
    Files.writeString(Files.createDirectory(parent.resolve("trainer-1")).resolve("so"), "28 MB");

    try (var scratch = Scratch.in(parent)) {
      assertThat(parent.resolve("trainer-1")).doesNotExist();
      assertThat(parent.resolve("trainer-1.lock")).doesNotExist();
      assertThat(scratch.folder()).isEmptyDirectory();
    }
  }

  @Test
  void leavesAloneWhatIsInUse() throws IOException {
    try (var first = Scratch.in(parent);
        var second = Scratch.in(parent)) {
      assertThat(first.folder()).exists().isNotEqualTo(second.folder());
    }
  }
}
