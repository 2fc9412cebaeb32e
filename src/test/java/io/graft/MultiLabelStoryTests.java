package io.graft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.JsonNode;

/** The whole story for pictures with several labels, or none, over HTTP and with a trainer. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "graft.data=target/multi-label-data",
      "graft.roles=api,worker",
      "graft.worker.heap=512MB",
      "graft.worker.folder=target/multi-label-worker"
    })
@Import(RealPostgres.class)
@DirtiesContext // its worker would take the jobs of other tests
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("long")
class MultiLabelStoryTests {
  @LocalServerPort int port;

  private LiveService service;
  private JsonNode dataset;

  @BeforeAll
  void uploadPicturesWithLabels() throws IOException {
    service = LiveService.at(port);
    dataset = service.dataset("lights.zip", Lights.zip());
  }

  @Test
  void isReadFromTheSheet() {
    assertThat(dataset.path("task").asString()).as("%s", dataset).isEqualTo("multi-label");
    assertThat(dataset.path("classes").findValuesAsString("name")).containsExactly("green", "red");
    var samples = dataset.path("samples");
    assertThat(
            samples.path("train").asInt()
                + samples.path("val").asInt()
                + samples.path("test").asInt())
        .isEqualTo(Lights.PICTURES);
    for (var ofClass : dataset.path("classes")) {
      assertThat(ofClass.path("val").asInt()).isPositive();
      assertThat(ofClass.path("test").asInt()).isPositive();
    }

    var first = service.get(samplesPath()).path("items");
    assertThat(first.path(0).path("labels")).isEmpty();
    assertThat(first.path(0).has("class")).isFalse();
    assertThat(first.path(3).path("labels").valueStream().map(JsonNode::asString))
        .containsExactly("green", "red");
    assertThat(service.get(samplesPath() + "&class=red").path("items").size())
        .isEqualTo(Lights.PICTURES / 2);
  }

  private String samplesPath() {
    return "/datasets/%s/versions/1/samples?limit=100".formatted(dataset.path("id").asString());
  }

  @Test
  void trainsAModelThatSaysWhichLabelsAreThere() throws IOException {
    var done =
        trained(
            "{\"phases\":[{\"epochs\":30,\"learningRate\":0.02,\"views\":1}]}",
            "feature-extraction");
    assertThat(done.path("spec").path("task").asString()).isEqualTo("multi-label");
    assertThat(done.path("metrics").path("accuracy").asDouble()).isGreaterThan(0.8);
    assertThat(done.path("metrics").path("meanAveragePrecision").asDouble()).isGreaterThan(0.8);

    var id = done.path("model").asString();
    var model = service.get("/models/" + id);
    assertThat(model.path("task").asString()).isEqualTo("multi-label");
    assertThat(model.path("metrics").path("confusion")).isEmpty();
    assertThat(model.path("metrics").path("subsetAccuracy").asDouble()).isGreaterThan(0.6);
    assertThat(model.path("certificate").path("onnxAgreement").asDouble()).isEqualTo(1);
    assertThat(service.get("/models").path("items").path(0).path("task").asString())
        .isEqualTo("multi-label");

    var answers = service.get("/models/" + id + "/answers").path("items");
    assertThat(answers).hasSize(model.path("metrics").path("examples").asInt());
    long exact =
        answers
            .valueStream()
            .filter(answer -> answer.path("truths").equals(answer.path("predictions")))
            .count();
    assertThat((double) exact / answers.size())
        .isEqualTo(model.path("metrics").path("subsetAccuracy").asDouble(), within(1e-9));

    var random = new Random(77);
    for (int lights = 0; lights < 4; lights++) {
      var answer =
          service.upload(
              "/models/" + id + ":predict", "p.png", Lights.picture(random, lights), Map.of());
      var prediction = answer.path("predictions").path(0);
      assertThat(prediction.path("top").size()).isEqualTo(2);
      assertThat(prediction.path("labels").valueStream().map(JsonNode::asString))
          .containsExactlyInAnyOrderElementsOf(Lights.labels(lights));
    }
  }

  @Test
  void fitsAProbeForEachLabel() {
    var done = trained("{}", "linear-probe");

    assertThat(done.path("metrics").path("meanAveragePrecision").asDouble()).isGreaterThan(0.8);
  }

  private JsonNode trained(String plan, String recipe) {
    return service.trained(
        """
        {"dataset":"%s","backbone":"resnet18_050.random","recipe":"%s","plan":%s}
        """
            .formatted(dataset.path("id").asString(), recipe, plan));
  }
}
