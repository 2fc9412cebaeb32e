package io.graft.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives that no dataset can be made of, and what is said of them. */
class RefusedArchiveTests {
  @TempDir Path folder;

  private Outcome.Refused refused(byte[] archive) throws IOException, InterruptedException {
    var outcome = new Ingesting(folder, DatasetPropertiesTests.with(Map.of())).run(archive);
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return (Outcome.Refused) outcome;
  }

  private static Map<String, byte[]> plus(Map<String, byte[]> files, String name, byte[] bytes) {
    var more = new LinkedHashMap<>(files);
    more.put(name, bytes);
    return more;
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void refusesOneClassOnly() throws Exception {
    assertThat(refused(Drawn.zip(Drawn.folders(3, "ants"))).reason())
        .isEqualTo("there is one class only, 'ants'; at least two are needed to tell apart");
  }

  @Test
  void refusesAClassWithOnePicture() throws Exception {
    var files = plus(Drawn.folders(3, "ants"), "bees/0.png", Drawn.png(777));

    assertThat(refused(Drawn.zip(files)).reason())
        .isEqualTo(
            "the class 'bees' has one picture; at least two are needed, one to learn from and one to check with");
  }

  @Test
  void refusesClassesThatDifferByCase() throws Exception {
    assertThat(refused(Drawn.zip(Drawn.folders(2, "Ants", "ants", "bees"))).reason())
        .isEqualTo("the class folders 'Ants' and 'ants' differ only by case; merge or rename them");
  }

  @Test
  void refusesAClassInValThatTrainLacks() throws Exception {
    assertThat(
            refused(
                    Drawn.zip(
                        Drawn.folders(2, "train/ants", "train/bees", "val/ants", "val/wasps")))
                .reason())
        .isEqualTo(
            "val has the class 'wasps' that train lacks; add pictures to train/wasps or remove it");
  }

  @Test
  void refusesAClassOfWhichNoPictureCanBeRead() throws Exception {
    var files = plus(Drawn.folders(2, "ants", "bees"), "wasps/0.jpg", text("oops"));

    assertThat(refused(Drawn.zip(files)).reason())
        .isEqualTo(
            "the class folder 'wasps' has no picture that can be read; see what was skipped, and mend or remove the folder");
  }

  @Test
  void refusesAnArchiveWithoutPictures() throws Exception {
    var refused = refused(Drawn.zip(Map.of("ants/a.txt", text("a"), "bees/b.txt", text("b"))));

    assertThat(refused.reason()).startsWith("the archive has no pictures in class folders");
    assertThat(refused.skipped()).hasSize(2);
  }

  @Test
  void refusesAnEmptyArchive() throws Exception {
    assertThat(refused(Drawn.zip(Map.of())).reason()).startsWith("the archive has no files");
    assertThat(refused(Drawn.tarGz(Map.of("__MACOSX/x", text("x")))).reason())
        .startsWith("the archive has no files");
  }

  @Test
  void refusesArchivesCutShort() throws Exception {
    var files = Drawn.folders(30, "ants", "bees");
    for (byte[] whole : List.of(Drawn.zip(files), Drawn.tar(files), Drawn.tarGz(files))) {
      assertThat(refused(Arrays.copyOf(whole, whole.length * 2 / 3 + 100)).reason())
          .contains("cut short");
    }
  }
}
