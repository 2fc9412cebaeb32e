package io.graft.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.graft.GraftTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Resumable uploads become datasets as forms do. */
@GraftTest
class SentDatasetTests {
  private static final byte[] ARCHIVE = Drawn.zip(Drawn.folders(5, "ants", "bees"));
  private static final String NOWHERE = "/api/v1/datasets/6f1c1f0e-3f0a-4a55-9d0b-5a2f2f6a1c7d";

  @Autowired MockMvcTester http;
  @Autowired Ingestions ingestions;

  private Tus tus;

  @BeforeEach
  void connect() {
    tus = new Tus(http);
  }

  private MvcTestResult post(String path, Map<String, String> json) {
    return http.post()
        .uri(path)
        .contentType(MediaType.APPLICATION_JSON)
        .content(JsonMapper.shared().writeValueAsString(json))
        .exchange();
  }

  private MvcTestResult post(Map<String, String> json) {
    return post("/api/v1/datasets", json);
  }

  private JsonNode ingested(MvcTestResult taken) throws Exception {
    assertThat(taken).hasStatus(202);
    ingestions.settle();
    var location = Objects.requireNonNull(taken.getResponse().getHeader("Location"));
    var result = http.get().uri(location).exchange();
    return JsonMapper.shared().readTree(result.getResponse().getContentAsByteArray());
  }

  private JsonNode inOnePiece() throws Exception {
    var form = new Multipart().file("file", "a.zip", ARCHIVE).text("name", "ants and bees");
    return ingested(
        http.post()
            .uri("/api/v1/datasets")
            .contentType(Multipart.CONTENT_TYPE)
            .content(form.bytes())
            .exchange());
  }

  @Test
  void becomeTheDatasetThatOnePieceWouldHaveBeen() throws Exception {
    var upload = tus.begin(ARCHIVE.length);
    for (int from = 0; from < ARCHIVE.length; from += 1000) {
      int to = Math.min(from + 1000, ARCHIVE.length);
      assertThat(tus.send(upload, from, Arrays.copyOfRange(ARCHIVE, from, to))).hasStatus(204);
    }

    var taken = post(Map.of("upload", Tus.id(upload), "name", "in pieces", "modality", "image"));
    var sent = ingested(taken);

    var whole = inOnePiece();
    assertThat(taken).bodyJson().extractingPath("$.state").isEqualTo("INGESTING");
    assertThat(sent.get("name").asString()).isEqualTo("in pieces");
    assertThat(sent.get("version").asInt()).isEqualTo(1);
    for (var field : new String[] {"contentHash", "bytes", "classes", "samples", "skipped"}) {
      assertThat(sent.get(field)).as(field).isEqualTo(whole.get(field));
    }
  }

  @Test
  void becomeVersions() throws Exception {
    var id = inOnePiece().get("id").asString();
    var more = tus.finished(Drawn.zip(Drawn.folders(6, "ants", "bees")));

    var taken = post("/api/v1/datasets/" + id + "/versions", Map.of("upload", more));

    assertThat(taken).hasHeader("Location", "/api/v1/datasets/" + id + "/versions/2");
    assertThat(ingested(taken).get("samples").toString())
        .isEqualTo("{\"train\":8,\"val\":2,\"test\":2}");
  }

  @Test
  void areNoMoreThen() {
    var upload = tus.finished(ARCHIVE);
    var request = Map.of("upload", upload, "name", "ants");

    assertThat(post(request)).hasStatus(202);

    assertThat(tus.head(Tus.PATH + "/" + upload)).hasStatus(404);
    assertThat(post(request))
        .hasStatus(404)
        .bodyJson()
        .extractingPath("$.type")
        .isEqualTo("urn:graft:problem:no-such-upload");
  }

  @Test
  void mustBeFinished() {
    var upload = tus.begin(ARCHIVE.length);
    tus.send(upload, 0, Arrays.copyOf(ARCHIVE, 1000));

    assertThat(post(Map.of("upload", Tus.id(upload), "name", "ants")))
        .hasStatus(409)
        .bodyJson()
        .extractingPath("$.detail")
        .isEqualTo(
            "upload %s has 1,000 of %,d bytes; PATCH the rest first"
                .formatted(Tus.id(upload), ARCHIVE.length));
    assertThat(tus.offset(upload)).isEqualTo(1000);
  }

  @Test
  void mustBeArchives() {
    var text = tus.finished("hello, world".getBytes(StandardCharsets.UTF_8));
    var cut = tus.finished(Arrays.copyOf(ARCHIVE, ARCHIVE.length - 100));

    assertThat(post(Map.of("upload", text, "name", "ants")))
        .hasStatus(422)
        .bodyJson()
        .extractingPath("$.type")
        .isEqualTo("urn:graft:problem:not-an-archive");
    assertThat(post(Map.of("upload", cut, "name", "ants")))
        .hasStatus(422)
        .bodyJson()
        .extractingPath("$.type")
        .isEqualTo("urn:graft:problem:truncated-archive");
    assertThat(tus.head(Tus.PATH + "/" + text)).hasStatus(404);
  }

  @Test
  void surviveMistakesInTheRequest() {
    var upload = tus.finished(ARCHIVE);

    assertThat(post(Map.of("upload", upload, "modality", "smell")))
        .hasStatus(400)
        .bodyJson()
        .extractingPath("$.detail")
        .isEqualTo("name is missing; give the dataset a name; modality must be image, was 'smell'");
    assertThat(post(Map.of("name", "ants")))
        .hasStatus(400)
        .bodyJson()
        .extractingPath("$.errors[0].field")
        .isEqualTo("upload");
    assertThat(post(Map.of("upload", upload, "nmae", "ants"))).hasStatus(400);
    assertThat(post(NOWHERE + "/versions", Map.of("upload", upload)))
        .hasStatus(404)
        .bodyJson()
        .extractingPath("$.type")
        .isEqualTo("urn:graft:problem:unknown-dataset");
    assertThat(tus.offset(Tus.PATH + "/" + upload)).isEqualTo(ARCHIVE.length);
  }
}
