package io.graft;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.graft.dataset.Drawn;
import io.graft.dataset.Multipart;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A model becomes a backbone and the next job starts from it, with a worker and no network. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "graft.data=target/promotion-data",
      "graft.roles=api,worker",
      "graft.worker.heap=512MB",
      "graft.worker.folder=target/promotion-worker",
      "graft.backbone.hub=http://127.0.0.1:9"
    })
@Import(RealPostgres.class)
@DirtiesContext // its worker would take the jobs of other tests
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PromotionStoryTests {
  @LocalServerPort int port;
  @Autowired JsonMapper json;

  private RestClient http;
  private String dataset;

  @BeforeAll
  void uploadPictures() {
    http = RestClient.create("http://127.0.0.1:" + port + "/api/v1");
    var form =
        new Multipart()
            .file("file", "insects.zip", Drawn.zip(Drawn.folders(10, "ants", "bees")))
            .text("name", "insects");
    dataset = post("/datasets", Multipart.CONTENT_TYPE, form.bytes()).path("id").asString();
    Awaitility.await()
        .until(() -> get("/datasets/" + dataset).path("state").asString().equals("READY"));
  }

  @Test
  void theNextJobStartsFromEveryStageOfAPromotedModel() {
    var first =
        trained(
            """
            {"dataset":"%s","backbone":"resnet18_050.random","recipe":"full",
             "plan":{"phases":[{"open":"all","norm":"train","epochs":1}]}}
            """);
    var promotion = "{\"name\":\"insects\",\"licence\":\"CC0-1.0\"}".getBytes(UTF_8);
    var backbone =
        post(
            "/models/%s:promote".formatted(first.path("id").asString()),
            MediaType.APPLICATION_JSON_VALUE,
            promotion);

    var second =
        trained(
            """
            {"dataset":"%s","backbone":"insects","recipe":"feature-extraction",
             "plan":{"phases":[{"epochs":1,"views":1}]}}
            """);

    assertThat(second.path("input")).isEqualTo(first.path("input"));
    assertThat(second.path("provenance").path("backboneSha256")).isEqualTo(backbone.path("sha256"));
    assertThat(stages(second, "sha256Before")).hasSize(5).isEqualTo(stages(first, "sha256After"));
    assertThat(stages(second, "sha256After")).isEqualTo(stages(first, "sha256After"));
    assertThat(stages(first, "sha256Before")).isNotEqualTo(stages(first, "sha256After"));
  }

  @Test
  void aJobThatNamesNoBackboneStartsFromTheBundledOne() {
    var model =
        trained(
            """
            {"dataset":"%s","recipe":"feature-extraction","plan":{"phases":[{"epochs":1,"views":1}]}}
            """);

    var bundled = get("/backbones/graft_resnet18_050");
    assertThat(bundled.path("origin").asString()).isEqualTo("BUNDLED");
    assertThat(model.path("provenance").path("backbone").asString())
        .isEqualTo("graft_resnet18_050");
    assertThat(model.path("provenance").path("backboneSha256")).isEqualTo(bundled.path("sha256"));
    assertThat(model.path("input")).isEqualTo(bundled.path("input"));
  }

  /** The model of a job that is run to its end. */
  private JsonNode trained(String request) {
    var job = "/jobs/" + submitted(request).path("id").asString();
    http.get()
        .uri(job + "/events")
        .accept(MediaType.TEXT_EVENT_STREAM)
        .exchange((_, response) -> response.getBody().readAllBytes()); // ends with the job
    var done = get(job);
    assertThat(done.path("state").asString()).as("%s", done).isEqualTo("SUCCEEDED");
    return get("/models/" + done.path("model").asString());
  }

  private JsonNode submitted(String request) {
    return post(
        "/jobs", MediaType.APPLICATION_JSON_VALUE, request.formatted(dataset).getBytes(UTF_8));
  }

  /** The SHA-256 of every stage but the head. */
  private static Map<String, String> stages(JsonNode model, String when) {
    return model
        .path("provenance")
        .path("stages")
        .valueStream()
        .filter(stage -> !stage.path("name").asString().equals("head"))
        .collect(
            Collectors.toMap(
                stage -> stage.path("name").asString(), stage -> stage.path(when).asString()));
  }

  private JsonNode get(String path) {
    return json.readTree(http.get().uri(path).retrieve().body(String.class));
  }

  private JsonNode post(String path, String type, byte[] body) {
    return json.readTree(
        http.post()
            .uri(path)
            .contentType(MediaType.parseMediaType(type))
            .body(body)
            .retrieve()
            .body(String.class));
  }
}
