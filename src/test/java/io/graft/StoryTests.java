package io.graft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;

/**
 * The whole story over HTTP, with a worker and its trainer process: upload, train, watch, download,
 * predict.
 */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "graft.data=target/story-data",
      "graft.roles=api,worker",
      "graft.worker.heap=512MB",
      "graft.worker.folder=target/story-worker"
    })
@Import(RealPostgres.class)
@DirtiesContext // its worker would take the jobs of other tests
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("long")
class StoryTests {
  private static final String LONG_PLAN =
      "{\"phases\":[{\"open\":\"all\",\"epochs\":10000,\"earlyStopping\":{\"patience\":10000}}]}";

  @LocalServerPort int port;

  private LiveService service;
  private String dataset;
  private byte[] photo;

  @BeforeAll
  void uploadPictures() throws IOException {
    service = LiveService.at(port);
    photo = Colours.picture(new Random(5), Color.RED);
    dataset = service.dataset("colours.zip", Colours.zip()).path("id").asString();
  }

  @Test
  void whatAJobLearnedFromAndWhatCameOfItCanBeDeleted() throws IOException {
    var data = service.dataset("more colours.zip", Colours.zip()).path("id").asString();
    var request =
        """
        {"dataset":"%s","backbone":"resnet18_050.random","recipe":"feature-extraction","plan":%s}
        """;
    var job = service.post("/jobs", request.formatted(data, LONG_PLAN)).path("id").asString();
    assertThat(service.deleting("/datasets/" + data)).isEqualTo(409);
    service.post("/jobs/" + job + ":cancel");
    service.follow(job, _ -> {});
    var done =
        service.trained(request.formatted(data, "{\"phases\":[{\"epochs\":1,\"views\":1}]}"));
    var model = done.path("model").asString();

    assertThat(service.deleting("/datasets/" + data)).isEqualTo(204);
    assertThat(service.deleting("/datasets/" + data)).isEqualTo(404);
    assertThat(service.get("/models/" + model + "/answers").path("items")).isNotEmpty();
    assertThat(service.posting("/jobs/" + done.path("id").asString() + ":reproduce"))
        .isEqualTo(404);

    assertThat(service.deleting("/models/" + model)).isEqualTo(204);
    assertThat(service.get("/jobs/" + done.path("id").asString()).path("state").asString())
        .isEqualTo("SUCCEEDED");
    try (var files = Files.walk(Path.of("target", "story-data"))) {
      assertThat(files.filter(file -> file.toString().contains(data))).isEmpty();
    }
  }

  @Test
  void trainsAModelThatIsDownloadedAndCalled() {
    var job = submit("{\"phases\":[{\"epochs\":15,\"learningRate\":0.01,\"views\":1}]}");
    var epochs = new int[1];
    service.follow(job, event -> epochs[0] += event.equals("event:epoch") ? 1 : 0);

    var done = service.get("/jobs/" + job);
    assertThat(done.path("state").asString()).isEqualTo("SUCCEEDED");
    assertThat(done.path("metrics").path("accuracy").asDouble()).isGreaterThan(0.6);
    assertThat(epochs[0]).isEqualTo(service.get("/jobs/" + job + "/metrics").size()).isPositive();

    var model = done.path("model").asString();
    for (var artifact : new String[] {"onnx", "torchscript", "safetensors", "card", "answers"}) {
      assertThat(
              service
                  .http()
                  .get()
                  .uri("/models/{id}/artifacts/{kind}", model, artifact)
                  .retrieve()
                  .body(byte[].class))
          .isNotEmpty();
    }
    var answer = service.upload("/models/" + model + ":predict", "photo.png", photo, Map.of());
    assertThat(answer.path("predictions").path(0).path("label").asString()).isEqualTo("red");
    assertThat(service.get("/models/" + model).path("certificate").path("onnxAgreement").asDouble())
        .isEqualTo(1);
    var explained = service.upload("/models/" + model + ":explain", "photo.png", photo, Map.of());
    assertThat(explained.path("class").asString()).isEqualTo("red");
    assertThat(explained.path("probability").asDouble())
        .isEqualTo(answer.path("predictions").path(0).path("probability").asDouble(), within(1e-4));
    assertThat(service.post("/models/" + model + ":explain", "{\"sample\":0}").path("heat"))
        .hasSize(explained.path("height").asInt());
    itsAnswersAreThoseOfTheExportedModel(model);
    itsCurvesHaveTheAreasOfItsMetrics(model);
  }

  private void itsAnswersAreThoseOfTheExportedModel(String model) {
    var metrics = service.get("/models/" + model).path("metrics");
    var answers = service.get("/models/" + model + "/answers").path("items");
    assertThat(answers).hasSize(metrics.path("examples").asInt());
    int right = 0;
    for (var answer : answers) {
      right += answer.path("truth").equals(answer.path("predicted")) ? 1 : 0;
      assertThat(answer.path("name").asString()).startsWith(answer.path("truth").asString());
    }
    assertThat((double) right / answers.size())
        .isEqualTo(metrics.path("accuracy").asDouble(), within(1e-9));

    var first = answers.path(0);
    var address = first.path("content").asString().substring("/api/v1".length());
    var picture =
        Objects.requireNonNull(service.http().get().uri(address).retrieve().body(byte[].class));
    var top =
        service
            .upload("/models/" + model + ":predict", "p.png", picture, Map.of())
            .path("predictions")
            .path(0)
            .path("top")
            .path(0);
    assertThat(top.path("label")).isEqualTo(first.path("predicted"));
    assertThat(top.path("probability").asDouble())
        .isEqualTo(first.path("probability").asDouble(), within(1e-4));
  }

  private void itsCurvesHaveTheAreasOfItsMetrics(String model) {
    var perClass = service.get("/models/" + model).path("metrics").path("perClass");
    var curves = service.get("/models/" + model + "/roc");
    assertThat(curves).hasSize(2);
    for (int i = 0; i < 2; i++) {
      assertThat(curves.path(i).path("class")).isEqualTo(perClass.path(i).path("name"));
      assertThat(curves.path(i).path("auc").asDouble())
          .isEqualTo(perClass.path(i).path("rocAuc").asDouble(), within(1e-12));
    }
  }

  @Test
  void aKilledTrainerCostsAnAttemptAndNotTheJob() {
    var job =
        submit(
            "{\"phases\":[{\"open\":\"all\",\"epochs\":6,\"earlyStopping\":{\"patience\":99}}]}");
    var epochs = new int[1];
    service.follow(
        job,
        event -> {
          if (event.equals("event:epoch") && ++epochs[0] == 2) {
            var trainer =
                service
                    .get("/workers")
                    .path("items")
                    .path(0)
                    .path("slots")
                    .path(0)
                    .path("trainer")
                    .asLong();
            ProcessHandle.of(trainer).ifPresent(ProcessHandle::destroyForcibly);
          }
        });

    var done = service.get("/jobs/" + job);
    assertThat(done.path("state").asString()).isEqualTo("SUCCEEDED");
    assertThat(done.path("attempt").asInt()).isEqualTo(2);
    assertThat(service.get("/jobs/" + job + "/metrics").findValuesAsString("epoch"))
        .containsExactly("1", "2", "3", "4", "5", "6");
    assertThat(service.get("/jobs/" + job + "/events").toString()).contains("goes on from phase");
    runAgainGivesTheSameBits(job);
  }

  @Test
  void aPlanWithFoldsSaysHowFarItsAccuracyCanBeTrusted() {
    var job = submit("{\"folds\":3,\"phases\":[{\"epochs\":2,\"views\":1}]}");
    service.follow(job, _ -> {});

    var model = service.get("/jobs/" + job).path("model").asString();
    var folds = service.get("/models/" + model).path("metrics").path("crossValidation");
    assertThat(folds.path("folds").findValuesAsString("fold")).containsExactly("1", "2", "3");
    assertThat(folds.path("examples").asInt()).isEqualTo(34); // of 40, 6 are for test
    assertThat(service.get("/jobs/" + job + "/metrics")).hasSize(2);
    assertThat(service.get("/jobs/" + job + "/metrics?fold=3")).hasSize(2);
    assertThat(service.get("/jobs/" + job + "/events").toString())
        .contains("fold 2 of 3: accuracy");
    runAgainGivesTheSameBits(job);
  }

  private void runAgainGivesTheSameBits(String job) {
    var again = service.post("/jobs/%s:reproduce".formatted(job)).path("id").asString();
    service.follow(again, _ -> {});

    var comparison = service.get("/jobs/" + again).path("comparison");
    assertThat(comparison.path("identical").asBoolean()).as("%s", comparison).isTrue();
    assertThat(service.get("/jobs/" + again).path("reproduces").asString()).isEqualTo(job);
    var models =
        service.get(
            "/models:compare?a=%s&b=%s"
                .formatted(
                    service.get("/jobs/" + job).path("model").asString(),
                    service.get("/jobs/" + again).path("model").asString()));
    assertThat(models.path("onlyA").asInt() + models.path("onlyB").asInt()).isZero();
    assertThat(models.path("examples").asInt()).isEqualTo(6);
    assertThat(models.path("pValue").asDouble()).isEqualTo(1);
  }

  private String submit(String plan) {
    return service
        .post(
            "/jobs",
            """
            {"dataset":"%s","backbone":"resnet18_050.random","recipe":"feature-extraction","plan":%s}
            """
                .formatted(dataset, plan))
        .path("id")
        .asString();
  }
}
