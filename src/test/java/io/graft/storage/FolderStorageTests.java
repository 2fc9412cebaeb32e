package io.graft.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graft.SettableClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderStorageTests {
  private static final StorageKey KEY = new StorageKey("projects/p/model.onnx");

  @TempDir Path folder;
  private final SettableClock clock = new SettableClock();
  private FolderStorage storage;

  @BeforeEach
  void open() throws IOException {
    storage = new FolderStorage(folder, clock);
  }

  @Test
  void givesBackWhatItWasGiven() throws IOException {
    storage.put(KEY, new ByteArrayInputStream(new byte[] {1, 2, 3}));

    assertThat(storage.open(KEY)).hasBinaryContent(new byte[] {1, 2, 3});
    assertThat(storage.local(KEY)).hasBinaryContent(new byte[] {1, 2, 3});
    assertThat(storage.size(KEY)).isEqualTo(3);
  }

  @Test
  void keepsNothingOfAWriteThatBreaksOff() {
    var broken =
        new InputStream() {
          private int left = 20;

          @Override
          public int read() {
            return 7;
          }

          @Override
          public int read(byte[] into, int offset, int length) throws IOException {
            if (left-- == 0) {
              throw new IOException("No space left on device");
            }
            return length;
          }
        };

    assertThatThrownBy(() -> storage.put(KEY, broken)).hasMessageContaining("No space");

    assertThat(storage.exists(KEY)).isFalse();
    assertThat(folder.resolve("scratch")).isEmptyDirectory();
  }

  @Test
  void takesInAFinishedFile() throws IOException {
    var file = Files.writeString(storage.scratch().resolve("file"), "whole");

    storage.adopt(KEY, file);

    assertThat(storage.local(KEY)).hasContent("whole");
    assertThat(file).doesNotExist();
  }

  @Test
  void deletesAKeyWithAllBelowIt() throws IOException {
    storage.put(KEY, new ByteArrayInputStream(new byte[1]));

    storage.delete(new StorageKey("projects/p"));
    storage.delete(new StorageKey("projects/p"));

    assertThat(storage.exists(KEY)).isFalse();
    assertThatThrownBy(() -> storage.local(KEY)).hasMessageContaining("projects/p/model.onnx");
  }

  @Test
  void clearsTheWorkOfProcessesLongGoneAndOfNoOther() throws IOException {
    var old = storage.scratch();
    var young = storage.scratch();
    Files.setLastModifiedTime(old, FileTime.from(clock.instant().minus(Duration.ofDays(2))));
    Files.setLastModifiedTime(young, FileTime.from(clock.instant()));

    storage = new FolderStorage(folder, clock);

    assertThat(old).doesNotExist();
    assertThat(young).exists();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/etc/passwd", "../up", "a/../b", "a//b", "a/", "ä", "a\\b", ".hidden"})
  void aKeyIsNamesAndNothingElse(String wrong) {
    assertThatThrownBy(() -> new StorageKey(wrong)).hasMessageContaining("'" + wrong + "'");
  }
}
