package io.graft.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class IngestionTests {
  private DatasetProperties limits = DatasetPropertiesTests.with(Map.of());

  @TempDir Path folder;

  private Outcome.Accepted accepted(byte[] archive) throws IOException, InterruptedException {
    var outcome = new Ingesting(folder, limits).run(archive);
    assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
    return (Outcome.Accepted) outcome;
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
  void packsEveryPicture() throws Exception {
    var files = Drawn.folders(3, "train/ants", "train/bees", "val/ants", "val/bees");

    var accepted = accepted(Drawn.zip(files));

    byte[] pack = Files.readAllBytes(folder.resolve("samples.pack"));
    assertThat(accepted.samples()).hasSize(12);
    for (var sample : accepted.samples()) {
      int start = (int) sample.offset();
      byte[] packed = Arrays.copyOfRange(pack, start, start + sample.length());
      assertThat(packed).isEqualTo(files.get(sample.name()));
      assertThat(sample.sha256()).isEqualTo(Inspection.sha256(packed));
      assertThat(sample.width()).isEqualTo(12);
      assertThat(sample.height()).isEqualTo(9);
    }
    assertThat(accepted.ready().bytes()).isEqualTo(pack.length);
  }

  @Test
  void writesTheIndexAsJsonLines() throws Exception {
    var accepted = accepted(Drawn.zip(Drawn.folders(2, "train/ants", "train/bees", "val/bees")));

    var lines = Files.readAllLines(folder.resolve("samples.jsonl"));
    var json = JsonMapper.shared();
    assertThat(lines.stream().map(line -> json.readTree(line).get("n").asInt()))
        .containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(lines.getLast())
        .startsWith("{\"n\":5,\"name\":\"val/bees/1.png\",\"offset\":")
        .contains("\"labels\":[1],\"split\":\"val\",\"width\":12,\"height\":9,\"sha256\":\"");
    assertThat(accepted.samples().getLast().name()).isEqualTo("val/bees/1.png");
  }

  @Test
  void keepsAGivenSplit() throws Exception {
    var accepted =
        accepted(
            Drawn.tar(
                Drawn.folders(3, "d/train/ants", "d/train/bees", "d/valid/ants", "d/test/bees")));

    assertThat(accepted.ready().classes())
        .containsExactly(new ClassCounts("ants", 3, 3, 0), new ClassCounts("bees", 3, 0, 3));
    assertThat(accepted.ready().splitDrawn()).isFalse();
  }

  @Test
  void drawsValAndTestFromEachClassWhereNoSplitIsGiven() throws Exception {
    var accepted = accepted(Drawn.tarGz(Drawn.folders(20, "ants", "bees", "wasps")));

    assertThat(accepted.ready().classes())
        .containsExactly(
            new ClassCounts("ants", 14, 3, 3),
            new ClassCounts("bees", 14, 3, 3),
            new ClassCounts("wasps", 14, 3, 3));
    assertThat(accepted.ready().splitDrawn()).isTrue();
  }

  @Test
  void drawsValFromTrainAndLeavesTestAlone() throws Exception {
    var accepted = accepted(Drawn.zip(Drawn.folders(5, "train/a", "train/b", "test/a", "test/b")));

    assertThat(accepted.ready().classes())
        .containsExactly(new ClassCounts("a", 4, 1, 5), new ClassCounts("b", 4, 1, 5));
  }

  @Test
  void drawsNothingWhereTrainAndValAreGiven() throws Exception {
    var accepted = accepted(Drawn.zip(Drawn.folders(9, "train/a", "train/b", "val/a", "val/b")));

    assertThat(accepted.ready().classes())
        .containsExactly(new ClassCounts("a", 9, 9, 0), new ClassCounts("b", 9, 9, 0));
    assertThat(accepted.ready().splitDrawn()).isFalse();
  }

  @Test
  void drawsValOnlyWhereTrainIsGiven() throws Exception {
    var accepted = accepted(Drawn.zip(Drawn.folders(20, "train/a", "train/b")));

    assertThat(accepted.ready().classes())
        .containsExactly(new ClassCounts("a", 17, 3, 0), new ClassCounts("b", 17, 3, 0));
  }

  @Test
  void givesTheSameContentTheSameHashAndSplitInAnyArchive() throws Exception {
    var files = Drawn.folders(9, "ants", "bees");
    var backwards = new LinkedHashMap<String, byte[]>();
    files.entrySet().stream()
        .sorted(Map.Entry.<String, byte[]>comparingByKey().reversed())
        .forEach(file -> backwards.put("wrapped/" + file.getKey(), file.getValue()));

    var one = accepted(Drawn.zip(files));
    var other = accepted(Drawn.tarGz(backwards));
    var less = accepted(Drawn.zip(Drawn.folders(8, "ants", "bees")));

    assertThat(other.ready().contentHash()).isEqualTo(one.ready().contentHash()).hasSize(64);
    assertThat(other.samples().stream().map(Sample::split).toList())
        .isEqualTo(one.samples().stream().map(Sample::split).toList());
    assertThat(less.ready().contentHash()).isNotEqualTo(one.ready().contentHash());
  }

  @Test
  void passesOverClutter() throws Exception {
    var files = Drawn.folders(2, "set/ants", "set/bees");
    files.put("__MACOSX/set/ants/._0.png", text("resource fork"));
    files.put("set/.DS_Store", text("finder"));
    files.put("set/ants/Thumbs.db", text("explorer"));

    var accepted = accepted(Drawn.zip(files));

    assertThat(accepted.samples()).hasSize(4);
    assertThat(accepted.skipped()).isEmpty();
  }

  @Test
  void reportsWhatItSkips() throws Exception {
    limits = DatasetPropertiesTests.with(Map.of("graft.dataset.max-file", "2KB"));
    var files = Drawn.folders(3, "ants", "bees");
    files.put("README.md", text("# ants and bees"));
    files.put("top.png", Drawn.png(4711));
    files.put("ants/text.jpg", text("not a picture at all"));
    files.put("ants/torn.png", Arrays.copyOf(Drawn.png(99), 90));
    files.put("bees/empty.png", new byte[0]);
    files.put("bees/long.png", new byte[2049]);
    files.put("bees/again.png", Drawn.png(1001));

    var skipped = accepted(Drawn.zip(files)).skipped();

    assertThat(skipped)
        .extracting(Skipped::path)
        .containsExactly(
            "README.md",
            "ants/text.jpg",
            "ants/torn.png",
            "bees/again.png",
            "bees/empty.png",
            "bees/long.png",
            "top.png");
    assertThat(skipped)
        .extracting(Skipped::reason)
        .satisfiesExactly(
            reason ->
                assertThat(reason).startsWith("is not a picture: it begins with \"# ants and"),
            reason ->
                assertThat(reason).startsWith("is not a picture: it begins with \"not a pictu"),
            reason -> assertThat(reason).containsAnyOf("cut short", "cannot be decoded as PNG"),
            reason -> assertThat(reason).isEqualTo("is the same picture as bees/1.png"),
            reason -> assertThat(reason).isEqualTo("is empty"),
            reason -> assertThat(reason).startsWith("has more than 2,048 bytes"),
            reason -> assertThat(reason).startsWith("lies in no class folder"));
  }

  @Test
  void skipsAHugePictureToldFromItsHeader() throws Exception {
    byte[] huge = Drawn.png(1);
    ByteBuffer.wrap(huge).putInt(16, 30_000).putInt(20, 30_000);
    var crc = new CRC32();
    crc.update(huge, 12, 17);
    ByteBuffer.wrap(huge).putInt(29, (int) crc.getValue());

    var skipped =
        accepted(Drawn.zip(plus(Drawn.folders(2, "ants", "bees"), "ants/huge.png", huge)))
            .skipped();

    assertThat(skipped)
        .containsExactly(
            new Skipped(
                "ants/huge.png",
                "has 30,000 × 30,000 pixels, at most 100,000,000 pixels are read; make it smaller"));
  }

  @Test
  void keepsTheCopyToJudgeByWhenAPictureIsInTwoSplits() throws Exception {
    var files = Drawn.folders(3, "train/ants", "train/bees", "val/ants", "val/bees");
    files.put("train/ants/leak.png", Drawn.png(2000));

    var skipped = accepted(Drawn.zip(files)).skipped();

    assertThat(skipped)
        .containsExactly(
            new Skipped("train/ants/leak.png", "is the same picture as val/ants/0.png"));
  }

  @Test
  void isIndifferentToWhoDecodesFirst() throws Exception {
    var files = Drawn.folders(200, "ants", "bees");

    var one = accepted(Drawn.zip(files)).samples();
    var again = accepted(Drawn.zip(files)).samples();

    assertThat(again).isEqualTo(one);
  }
}
