package io.graft.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.graft.GraftTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The versions of a dataset, and what is different between them. */
@GraftTest
class ChangesTests {
  @Autowired MockMvcTester http;
  @Autowired Ingestions ingestions;

  /** In two classes and two splits; the picture in a file is the number. */
  private static Map<String, Integer> usual() {
    var files = new LinkedHashMap<String, Integer>();
    for (int n = 0; n < 3; n++) {
      files.put("train/ants/" + n + ".png", n);
      files.put("train/bees/" + n + ".png", 10 + n);
      files.put("val/ants/" + n + ".png", 20 + n);
      files.put("val/bees/" + n + ".png", 30 + n);
    }
    return files;
  }

  private static byte[] archive(Map<String, Integer> pictures) {
    var files = new LinkedHashMap<String, byte[]>();
    pictures.forEach((name, picture) -> files.put(name, Drawn.png(picture)));
    return Drawn.zip(files);
  }

  private String upload(String path, Multipart form) throws Exception {
    var result =
        http.post().uri(path).contentType(Multipart.CONTENT_TYPE).content(form.bytes()).exchange();
    assertThat(result).hasStatus(202);
    ingestions.settle();
    return Objects.requireNonNull(result.getResponse().getHeader("Location"));
  }

  /** The address of a dataset with these versions. */
  private String dataset(byte[] first, byte[]... others) throws Exception {
    var address =
        upload(
            "/api/v1/datasets", new Multipart().file("file", "a.zip", first).text("name", "ants"));
    for (var other : others) {
      upload(address + "/versions", new Multipart().file("file", "a.zip", other));
    }
    return address;
  }

  private String dataset(Map<String, Integer> before, Map<String, Integer> after) throws Exception {
    return dataset(archive(before), archive(after));
  }

  private JsonNode get(String path) throws Exception {
    var result = http.get().uri(path).exchange();
    assertThat(result).hasStatusOk();
    return JsonMapper.shared().readTree(result.getResponse().getContentAsByteArray());
  }

  private JsonNode changes(String dataset) throws Exception {
    return get(dataset + "/versions/2/changes?since=1");
  }

  private static List<String> told(JsonNode changes) {
    return changes.get("items").values().stream().map(ChangesTests::line).toList();
  }

  private static String line(JsonNode item) {
    return "%s %s: %s to %s"
        .formatted(
            item.get("change").asString(),
            item.get("name").asString(),
            side(item.get("from")),
            side(item.get("to")));
  }

  private static String side(JsonNode side) {
    return side.isNull()
        ? "nothing"
        : side.get("split").asString() + " " + side.get("labels").values();
  }

  private static String counts(JsonNode changes) {
    return "%s added, %s removed, %s relabelled, %s moved, %s unchanged"
        .formatted(
            changes.get("added"),
            changes.get("removed"),
            changes.get("relabelled"),
            changes.get("moved"),
            changes.get("unchanged"));
  }

  @Test
  void listsVersionsNewestFirst() throws Exception {
    var address = dataset(archive(usual()), archive(Map.of("ants/0.png", 1)), archive(usual()));

    var first = get(address + "/versions?limit=2");
    var rest = get(address + "/versions?limit=2&cursor=" + first.get("next").asString());

    assertThat(first.get("items").values())
        .extracting(version -> version.get("version") + " " + version.get("state").asString())
        .containsExactly("3 READY", "2 REJECTED");
    assertThat(rest.get("items").values())
        .extracting(version -> version.get("version").asInt())
        .containsExactly(1);
    assertThat(rest.get("next").isNull()).isTrue();
    assertThat(first.get("items").get(0).has("report")).isFalse();
    assertThat(http.get().uri("/api/v1/datasets/6f1c1f0e-3f0a-4a55-9d0b-5a2f2f6a1c7d/versions"))
        .hasStatus(404);
  }

  @Test
  void tellsWhatBecameOfEachPicture() throws Exception {
    var after = usual();
    after.remove("train/ants/0.png");
    after.remove("train/ants/1.png");
    after.put("train/bees/was-an-ant.png", 1);
    after.remove("val/ants/2.png");
    after.put("train/ants/was-in-val.png", 22);
    after.remove("val/bees/2.png");
    after.put("train/ants/was-a-bee-in-val.png", 32);
    after.remove("train/bees/2.png");
    after.put("train/bees/renamed.png", 12);
    after.put("val/bees/new.png", 99);

    var address = dataset(usual(), after);
    var changes = changes(address);

    assertThat(counts(changes)).isEqualTo("1 added, 1 removed, 2 relabelled, 1 moved, 8 unchanged");
    assertThat(told(changes))
        .containsExactly(
            "added val/bees/new.png: nothing to val [\"bees\"]",
            "removed train/ants/0.png: train [\"ants\"] to nothing",
            "relabelled train/ants/was-a-bee-in-val.png: val [\"bees\"] to train [\"ants\"]",
            "relabelled train/bees/was-an-ant.png: train [\"ants\"] to train [\"bees\"]",
            "moved train/ants/was-in-val.png: val [\"ants\"] to train [\"ants\"]");
    var removed = changes.get("items").get(1).get("content").asString();
    assertThat(removed).startsWith(address + "/versions/1/samples/");
    assertThat(http.get().uri(removed)).body().isEqualTo(Drawn.png(0));
    var moved = changes.get("items").get(4).get("content").asString();
    assertThat(moved).startsWith(address + "/versions/2/samples/");
    assertThat(http.get().uri(moved)).body().isEqualTo(Drawn.png(22));
  }

  @Test
  void goesBackInTimeToo() throws Exception {
    var after = usual();
    after.put("train/wasps/0.png", 50);
    after.put("val/wasps/1.png", 51);
    var address = dataset(usual(), after);

    var back = get(address + "/versions/1/changes?since=2");
    var same = get(address + "/versions/2/changes?since=2");

    assertThat(counts(back)).isEqualTo("0 added, 2 removed, 0 relabelled, 0 moved, 12 unchanged");
    assertThat(back.get("classesRemoved").toString()).isEqualTo("[\"wasps\"]");
    assertThat(counts(same)).isEqualTo("0 added, 0 removed, 0 relabelled, 0 moved, 14 unchanged");
    assertThat(same.get("items")).isEmpty();
  }

  @Test
  void comparesClassesByNameWhateverTheirNumbers() throws Exception {
    var after = new LinkedHashMap<String, Integer>();
    usual().forEach((name, picture) -> after.put(name.replace("bees", "aardvarks"), picture));

    var changes = changes(dataset(usual(), after));

    assertThat(counts(changes)).isEqualTo("0 added, 0 removed, 6 relabelled, 0 moved, 6 unchanged");
    assertThat(changes.get("classesAdded").toString()).isEqualTo("[\"aardvarks\"]");
    assertThat(changes.get("classesRemoved").toString()).isEqualTo("[\"bees\"]");
    assertThat(told(changes).getFirst())
        .isEqualTo("relabelled train/aardvarks/0.png: train [\"bees\"] to train [\"aardvarks\"]");
  }

  @Test
  void pairsCopiesOfAPictureOneByOne() throws Exception {
    var before = usual();
    before.put("train/ants/both.png", 70);
    before.put("train/bees/both.png", 70);
    before.put("train/ants/other.png", 71);
    before.put("train/bees/other.png", 71);
    var after = usual();
    after.put("train/ants/both.png", 70);
    after.put("train/ants/other.png", 71);
    after.put("train/wasps/other.png", 71);
    after.put("val/wasps/0.png", 72);

    var changes = changes(dataset(before, after));

    assertThat(told(changes))
        .containsExactly(
            "added val/wasps/0.png: nothing to val [\"wasps\"]",
            "removed train/bees/both.png: train [\"bees\"] to nothing",
            "relabelled train/wasps/other.png: train [\"bees\"] to train [\"wasps\"]");
    assertThat(counts(changes))
        .isEqualTo("1 added, 1 removed, 1 relabelled, 0 moved, 14 unchanged");
  }

  @Test
  void comparesSetsOfClasses() throws Exception {
    var address =
        dataset(sheet("red;green", "red", "green", ""), sheet("red;green", "", "green", "red"));

    assertThat(told(changes(address)))
        .containsExactly(
            "relabelled 1.png: train [\"red\"] to train []",
            "relabelled 3.png: train [] to train [\"red\"]");
  }

  /** Four pictures to learn from and eight more, so that each class is everywhere. */
  private static byte[] sheet(String... labels) {
    var files = new LinkedHashMap<String, byte[]>();
    var lines = new ArrayList<>(List.of("file,split,labels"));
    for (int n = 0; n < 12; n++) {
      files.put(n + ".png", Drawn.png(n));
      lines.add(
          n < 4
              ? "%d.png,train,%s".formatted(n, labels[n])
              : "%d.png,%s,red;green".formatted(n, n < 8 ? "train" : "val"));
    }
    files.put("labels.csv", String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    return Drawn.zip(files);
  }

  @Test
  void givesThemOutPageByPage() throws Exception {
    var after = new LinkedHashMap<String, Integer>();
    usual().forEach((name, picture) -> after.put(name, picture < 20 ? picture + 40 : picture));
    var address = dataset(usual(), after);
    var whole = changes(address);

    var seen = new ArrayList<String>();
    var next = "0-0";
    int pages = 0;
    while (!next.isEmpty()) {
      var page = get(address + "/versions/2/changes?since=1&limit=5&cursor=" + next);
      assertThat(counts(page)).isEqualTo(counts(whole));
      seen.addAll(told(page));
      next = page.get("next").asString("");
      pages++;
    }

    assertThat(pages).isEqualTo(3);
    assertThat(seen).hasSize(12).isEqualTo(told(whole));
    assertThat(whole.get("next").isNull()).isTrue();
  }

  @Test
  void saysWhatIsWrongWithARequest() throws Exception {
    var address = dataset(archive(usual()), archive(Map.of("ants/0.png", 1)));

    assertThat(http.get().uri(address + "/versions/2/changes?since=1")).hasStatus(409);
    assertThat(http.get().uri(address + "/versions/1/changes?since=7")).hasStatus(404);
    assertThat(http.get().uri(address + "/versions/1/changes")).hasStatus(400);
    assertThat(http.get().uri(address + "/versions/1/changes?since=1&limit=1001")).hasStatus(400);
    assertThat(http.get().uri(address + "/versions/1/changes?since=1&cursor=x")).hasStatus(400);
    assertThat(http.get().uri(address + "/versions?cursor=x")).hasStatus(400);
  }
}
