package io.graft.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.graft.GraftTest;
import io.graft.access.ProjectId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@GraftTest
class DatasetHttpTests {
  private static final ProjectId PROJECT = ProjectId.LOCAL;

  @Autowired MockMvcTester http;
  @Autowired Ingestions ingestions;
  @Autowired Datasets datasets;

  private List<Path> before = List.of();

  @BeforeEach
  void look() throws Exception {
    before = uploads();
  }

  private MvcTestResult post(String path, Multipart form) {
    return http.post()
        .uri("/api/v1/datasets" + path)
        .contentType(Multipart.CONTENT_TYPE)
        .content(form.bytes())
        .exchange();
  }

  private static Multipart form(String name, byte[] archive) {
    return new Multipart().file("file", "pictures.zip", archive).text("name", name);
  }

  private JsonNode get(String path) throws Exception {
    var result = http.get().uri(path).exchange();
    assertThat(result).hasStatusOk();
    return JsonMapper.shared().readTree(result.getResponse().getContentAsByteArray());
  }

  /** Uploads and waits for the end of the ingestion; the address of the dataset. */
  private String upload(Map<String, byte[]> files) throws Exception {
    var result = post("", form("pictures", Drawn.zip(files)));
    assertThat(result).hasStatus(202);
    ingestions.settle();
    return String.valueOf(result.getResponse().getHeader("Location"));
  }

  private static List<Path> uploads() throws Exception {
    var folder = Path.of("target/test-data/storage/kept/projects/%s/uploads".formatted(PROJECT));
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  @Test
  void takesAnUploadAndIngestsItAfterwards() throws Exception {
    var form =
        new Multipart()
            .file("file", "a.zip", Drawn.zip(Drawn.folders(5, "ants", "bees")))
            .text("name", " ants and bees ")
            .text("modality", "image");

    var result = post("", form);
    ingestions.settle();

    assertThat(result).hasStatus(202).bodyJson().extractingPath("$.state").isEqualTo("INGESTING");
    var dataset = get(String.valueOf(result.getResponse().getHeader("Location")));
    assertThat(dataset.get("name").asString()).isEqualTo("ants and bees");
    assertThat(dataset.get("modality").asString()).isEqualTo("image");
    assertThat(dataset.get("version").asInt()).isEqualTo(1);
    assertThat(dataset.get("state").asString()).isEqualTo("READY");
    assertThat(dataset.get("splitDrawn").asBoolean()).isTrue();
    assertThat(dataset.get("samples").toString()).isEqualTo("{\"train\":6,\"val\":2,\"test\":2}");
    assertThat(dataset.get("classes").get(1).toString())
        .isEqualTo("{\"name\":\"bees\",\"train\":3,\"val\":1,\"test\":1}");
    assertThat(uploads()).isEqualTo(before);
  }

  @Test
  void showsWhyAnUploadIsRejectedAndKeepsNothing() throws Exception {
    var dataset = get(upload(Drawn.folders(3, "ants")));

    assertThat(dataset.get("state").asString()).isEqualTo("REJECTED");
    assertThat(dataset.get("reason").asString()).startsWith("there is one class only, 'ants'");
    assertThat(uploads()).isEqualTo(before);
    var id = dataset.get("id").asString();
    assertThat(
            Path.of("target/test-data/storage/kept/projects/" + PROJECT + "/datasets/" + id + "/1"))
        .doesNotExist();
  }

  @Test
  void listsSamplesBySplitAndClass() throws Exception {
    var address =
        upload(Drawn.folders(3, "train/ants", "train/bees", "val/ants", "val/bees"))
            + "/versions/1/samples";

    var bees = get(address + "?split=val&class=bees&limit=2");
    var rest = get(address + "?split=val&class=bees&limit=2&cursor=" + bees.get("next").asString());

    assertThat(bees.get("items").get(0).get("name").asString()).isEqualTo("val/bees/0.png");
    assertThat(bees.get("items").get(0).get("class").asString()).isEqualTo("bees");
    assertThat(bees.get("items").size()).isEqualTo(2);
    assertThat(rest.get("items").size()).isEqualTo(1);
    assertThat(rest.has("next") && !rest.get("next").isNull()).isFalse();
    assertThat(get(address).get("items").size()).isEqualTo(12);
    assertThat(http.get().uri(address + "?class=wasps"))
        .hasStatus(400)
        .bodyJson()
        .extractingPath("$.detail")
        .isEqualTo("class must be one of ants, bees, was 'wasps'");
    assertThat(http.get().uri(address + "?split=dev")).hasStatus(400);
    assertThat(http.get().uri(address + "?cursor=dev")).hasStatus(400);
    assertThat(http.get().uri(address + "?limit=0")).hasStatus(400);
  }

  @Test
  void givesBackThePictures() throws Exception {
    var address = upload(Drawn.folders(2, "ants", "bees")) + "/versions/1/samples/2/content";

    var result = http.get().uri(address).exchange();

    assertThat(result)
        .hasStatusOk()
        .hasContentType(MediaType.IMAGE_PNG)
        .hasHeader("X-Content-Type-Options", "nosniff");
    assertThat(result.getResponse().getContentAsByteArray()).isEqualTo(Drawn.png(1000));
    assertThat(result)
        .hasHeader("ETag", "\"%s\"".formatted(Inspection.sha256(Drawn.png(1000))))
        .hasHeader("Cache-Control", "max-age=31536000, private, immutable");
    assertThat(http.get().uri(address.replace("/2/", "/4/")))
        .hasStatus(404)
        .bodyJson()
        .extractingPath("$.detail")
        .asString()
        .endsWith("version 1 has no sample 4");
  }

  @Test
  void addsVersionsAndLeavesTheOldOnesAlone() throws Exception {
    var address = upload(Drawn.folders(2, "ants", "bees"));
    var first = get(address);

    var result =
        post(
            address.replace("/api/v1/datasets", "") + "/versions",
            new Multipart()
                .file("file", "b.tar.gz", Drawn.tarGz(Drawn.folders(3, "ants", "bees"))));
    ingestions.settle();

    assertThat(result).hasStatus(202).hasHeader("Location", address + "/versions/2");
    assertThat(get(address).get("version").asInt()).isEqualTo(2);
    assertThat(get(address).get("state").asString()).isEqualTo("READY");
    assertThat(get(address + "/versions/1")).isEqualTo(first);
  }

  @Test
  void opensItsDoorToOtherRooms() throws Exception {
    var address = upload(Drawn.folders(4, "ants", "bees"));
    var id = new DatasetId(UUID.fromString(address.substring(address.lastIndexOf('/') + 1)));

    var version = datasets.requireReady(PROJECT, id);

    assertThat(version.classes()).containsExactly("ants", "bees");
    assertThat(version.contentHash()).hasSize(64);
    assertThat(datasets.samples(version)).hasSize(8);
    assertThat(datasets.pack(version)).hasSize(version.ready().bytes());
    assertThat(Files.readAllLines(datasets.index(version))).hasSize(8);
    assertThat(datasets.find(new ProjectId(new UUID(0, 2)), id)).isEmpty();
  }

  @Test
  void pagesThroughTheDatasets() throws Exception {
    var older = upload(Drawn.folders(2, "ants", "bees"));
    var newer = upload(Drawn.folders(2, "ants", "bees"));

    var first = get("/api/v1/datasets?limit=1");
    var second = get("/api/v1/datasets?limit=1&cursor=" + first.get("next").asString());

    assertThat(newer).endsWith(first.get("items").get(0).get("id").asString());
    assertThat(older).endsWith(second.get("items").get(0).get("id").asString());
    assertThat(first.get("items").get(0).has("report")).isFalse();
  }

  @Test
  void tellsMistakesInTheFormAtOnce() throws Exception {
    byte[] zip = Drawn.zip(Drawn.folders(2, "ants", "bees"));
    var wrong =
        Map.of(
            new Multipart().text("name", "x"),
            "file is missing; send the archive as the part 'file'",
            new Multipart().file("file", "a.zip", zip),
            "name is missing; give the dataset a name",
            form("x".repeat(201), zip),
            "name must be at most 200 characters, was 201",
            form("x", zip).text("modality", "smell"),
            "modality must be image, was 'smell'",
            form("x", zip).text("nmae", "y"),
            "nmae is not a field here; there are file, modality, name",
            new Multipart().text("file", "a.zip").text("name", "x"),
            "file must be a file, was the text 'a.zip'; with curl write file=@a.zip",
            form("x", zip).file("file", "b.zip", zip),
            "file must be given once, was given again as 'b.zip'");

    wrong.forEach(
        (form, detail) ->
            assertThat(post("", form))
                .hasStatus(400)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.detail")
                .isEqualTo(detail));
    assertThat(uploads()).isEqualTo(before);
  }

  @Test
  void tellsMistakesInTheArchiveAtOnce() throws Exception {
    byte[] zip = Drawn.zip(Drawn.folders(9, "ants", "bees"));
    int datasetsBefore = get("/api/v1/datasets?limit=200").get("items").size();
    var wrong =
        Map.of(
            "not-an-archive", "hello, world".getBytes(StandardCharsets.UTF_8),
            "truncated-archive", Arrays.copyOf(zip, zip.length - 100),
            "encrypted-archive", HostileArchiveTests.encrypted(zip),
            "unsafe-archive", Drawn.zip(Map.of("..\\ants\\0.png", Drawn.png(0))),
            "empty-archive", Drawn.zip(Map.of()));

    wrong.forEach(
        (type, archive) ->
            assertThat(post("", form("x", archive)))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("urn:graft:problem:" + type));
    assertThat(uploads()).isEqualTo(before);
    assertThat(get("/api/v1/datasets?limit=200").get("items").size()).isEqualTo(datasetsBefore);
  }

  @Test
  void tellsWhenARequestEndsEarly() throws Exception {
    byte[] whole = form("x", Drawn.zip(Drawn.folders(2, "ants", "bees"))).bytes();

    var result =
        http.post()
            .uri("/api/v1/datasets")
            .contentType(Multipart.CONTENT_TYPE)
            .content(Arrays.copyOf(whole, 400))
            .exchange();

    assertThat(result)
        .hasStatus(400)
        .bodyJson()
        .extractingPath("$.type")
        .isEqualTo("urn:graft:problem:broken-upload");
    assertThat(uploads()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({"/6f1c1f0e-3f0a-4a55-9d0b-5a2f2f6a1c7d, 404", "/7, 400"})
  void knowsNoDatasetOfAnotherName(String path, int status) {
    assertThat(http.get().uri("/api/v1/datasets" + path)).hasStatus(status);
    assertThat(http.get().uri("/api/v1/datasets" + path + "/versions/1")).hasStatus(status);
    assertThat(http.get().uri("/api/v1/datasets" + path + "/versions/1/samples")).hasStatus(status);
    assertThat(post(path + "/versions", new Multipart().file("file", "a", new byte[0])))
        .hasStatus(status);
  }

  @Test
  void wantsMultipartOrJson() {
    assertThat(
            http.post()
                .uri("/api/v1/datasets")
                .contentType(MediaType.TEXT_PLAIN)
                .content("ants.zip"))
        .hasStatus(415);
  }
}
