package io.graft;

import static org.assertj.core.api.Assertions.assertThat;

import io.graft.dataset.Drawn;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.JsonNode;

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
@Tag("long")
class PromotionStoryTests {
  @LocalServerPort int port;

  private LiveService service;
  private String dataset;

  @BeforeAll
  void uploadPictures() {
    service = LiveService.at(port);
    var insects = Drawn.zip(Drawn.folders(10, "ants", "bees"));
    dataset = service.dataset("insects.zip", insects).path("id").asString();
  }

  @Test
  void theNextJobStartsFromEveryStageOfAPromotedModel() {
    var first =
        trained(
            """
            {"dataset":"%s","backbone":"resnet18_050.random","recipe":"full",
             "plan":{"phases":[{"open":"all","norm":"train","epochs":1}]}}
            """);
    var backbone =
        service.post(
            "/models/%s:promote".formatted(first.path("id").asString()),
            "{\"name\":\"insects\",\"licence\":\"CC0-1.0\"}");

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

    var bundled = service.get("/backbones/graft_resnet18_050");
    assertThat(bundled.path("origin").asString()).isEqualTo("BUNDLED");
    assertThat(model.path("provenance").path("backbone").asString())
        .isEqualTo("graft_resnet18_050");
    assertThat(model.path("provenance").path("backboneSha256")).isEqualTo(bundled.path("sha256"));
    assertThat(model.path("input")).isEqualTo(bundled.path("input"));
  }

  /** The model of a job that is run to its end. */
  private JsonNode trained(String request) {
    var done = service.trained(request.formatted(dataset));
    return service.get("/models/" + done.path("model").asString());
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
}
