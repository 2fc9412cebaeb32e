package io.graft.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.graft.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheFolderTests {
  @TempDir Path folder;
  private final SettableClock clock = new SettableClock();
  private CacheFolder cache;

  @BeforeEach
  void threeEntriesOfTenBytes() throws IOException {
    cache = new CacheFolder(folder, 35, clock);
    Files.createDirectories(cache.pixels("p"));
    Files.write(cache.pixels("p").resolve("pixels"), new byte[10]);
    Files.createDirectories(cache.activations("a").getParent());
    for (var name : new String[] {"a", "b"}) {
      Files.write(cache.activations(name), new byte[10]);
    }
    for (var entry :
        new Path[] {cache.pixels("p"), cache.activations("a"), cache.activations("b")}) {
      cache.touch(entry);
      clock.advance(Duration.ofMinutes(1));
    }
  }

  @Test
  void leavesAllAloneWhereThereIsRoom() throws IOException {
    cache.makeRoom(5, cache.pixels("p"));

    assertThat(cache.activations("a")).exists();
  }

  @Test
  void deletesWhatWasNotUsedForLongest() throws IOException {
    cache.touch(cache.activations("a"));

    cache.makeRoom(10, cache.pixels("none"));

    assertThat(cache.pixels("p")).doesNotExist();
    assertThat(cache.activations("a")).exists();
    assertThat(cache.activations("b")).exists();
  }

  @Test
  void keepsWhatIsNeeded() throws IOException {
    cache.makeRoom(25, cache.pixels("p"));

    assertThat(cache.pixels("p")).exists();
    assertThat(cache.activations("a")).doesNotExist();
    assertThat(cache.activations("b")).doesNotExist();
  }

  @Test
  void deletesWhatAKilledTrainerLeftHalfDone() throws IOException {
    var old = cache.activations("half1");
    var fresh = cache.activations("half2");
    Files.write(old, new byte[1]);
    Files.write(fresh, new byte[1]);
    cache.touch(old);
    clock.advance(Duration.ofHours(2));
    cache.touch(fresh);

    cache.makeRoom(0, cache.pixels("p"));

    assertThat(old).doesNotExist();
    assertThat(fresh).exists();
  }
}
