package io.graft.inference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.graft.GraftTest;
import io.graft.Patience;
import io.graft.backbone.input.Pixels;
import io.graft.dataset.Drawn;
import io.graft.dataset.Multipart;
import io.graft.model.Models;
import io.graft.model.TrainedModel;
import io.graft.network.Task;
import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@GraftTest
class ExplainTests {
  @Autowired Models models;
  @Autowired MockMvcTester http;
  @Autowired JsonMapper json;
  @TempDir Path folder;

  private TrainedModel model(Task task) throws Exception {
    return NoiseModel.publish(models, folder, task, UUID.randomUUID());
  }

  @ParameterizedTest
  @EnumSource
  void explainsWhatTheModelPredicts(Task task) throws Exception {
    var model = model(task);

    var explained = read(post(model, "explain", MediaType.APPLICATION_JSON, "", sky()));
    var predicted =
        read(post(model, "predict", MediaType.APPLICATION_JSON, "", sky()))
            .path("predictions")
            .path(0);

    assertThat(explained.path("class")).isEqualTo(predicted.path("label"));
    assertThat(explained.path("probability").asDouble())
        .isEqualTo(predicted.path("probability").asDouble(), within(1e-4));
    assertThat(explained.path("layer").asString()).isEqualTo("layer4");
    assertThat(explained.path("height").asInt()).isEqualTo(explained.path("heat").size());
    assertThat(explained.path("width").asInt()).isEqualTo(explained.path("heat").path(0).size());
    assertThat(
            explained.path("heat").values().stream().flatMap(row -> row.values().stream()).toList())
        .allSatisfy(heat -> assertThat(heat.asDouble()).isBetween(0.0, 1.0));
  }

  @Test
  void saysWhatPartOfThePictureTheNetworkSaw() throws Exception {
    var crop =
        read(post(model(Task.CLASSIFICATION), "explain", MediaType.APPLICATION_JSON, "", sky()))
            .path("crop");

    // 20 × 12 pixels become 121 × 73, of which 64 × 64 are cut out at 28, 4
    assertThat(crop.path("left").asDouble()).isEqualTo(28 / 121.0);
    assertThat(crop.path("top").asDouble()).isEqualTo(4 / 73.0);
    assertThat(crop.path("width").asDouble()).isEqualTo(64 / 121.0);
    assertThat(crop.path("height").asDouble()).isEqualTo(64 / 73.0);
  }

  @Test
  void explainsAnyClassThatIsAskedFor() throws Exception {
    var model = model(Task.CLASSIFICATION);
    double sum = 0;

    for (var label : model.classes()) {
      var explained =
          read(post(model, "explain", MediaType.APPLICATION_JSON, "?class=" + label, sky()));
      assertThat(explained.path("class").asString()).isEqualTo(label);
      sum += explained.path("probability").asDouble();
    }

    assertThat(sum).isEqualTo(1, within(1e-9));
  }

  @Test
  void namesTheClassesToWhoAsksForAnother() throws Exception {
    var answer =
        post(
            model(Task.CLASSIFICATION),
            "explain",
            MediaType.APPLICATION_JSON,
            "?class=cats",
            sky());

    assertThat(answer)
        .hasStatus(400)
        .bodyText()
        .contains("class must be one of ants, bees, wasps, was 'cats'");
  }

  @Test
  void drawsTheHeatOverThePicture() throws Exception {
    var answer = post(model(Task.CLASSIFICATION), "explain", MediaType.IMAGE_PNG, "", sky());

    assertThat(answer).hasStatusOk().hasContentType(MediaType.IMAGE_PNG);
    var drawn =
        ImageIO.read(new ByteArrayInputStream(answer.getResponse().getContentAsByteArray()));
    assertThat(drawn.getWidth()).isEqualTo(NoiseModel.SIZE);
    assertThat(drawn.getHeight()).isEqualTo(NoiseModel.SIZE);
    assertThat(new Color(drawn.getRGB(0, 0)).getBlue()).isGreaterThan(120); // half of the sky
  }

  @Test
  void explainsSamplesOfTheDatasetItWasTrainedOn() throws Exception {
    var model = NoiseModel.publish(models, folder, Task.CLASSIFICATION, dataset());
    var third = read(http.get().uri(samples(model) + "?limit=3").exchange()).path("items").path(2);
    var bytes =
        http.get()
            .uri(samples(model) + "/%d/content".formatted(third.path("n").asInt()))
            .exchange()
            .getResponse()
            .getContentAsByteArray();

    var bySample = explain(model, "{\"sample\":2}");
    var byPicture =
        explain(
            model,
            "{\"image\":{\"base64\":\"%s\"}}".formatted(Base64.getEncoder().encodeToString(bytes)));

    assertThat(read(bySample)).isEqualTo(read(byPicture));
    assertThat(explain(model, "{\"sample\":2,\"class\":\"bees\"}"))
        .bodyJson()
        .extractingPath("$.class")
        .isEqualTo("bees");
    assertThat(explain(model, "{\"sample\":99}"))
        .hasStatus(404)
        .bodyText()
        .contains("unknown-sample", "has no sample 99");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                          | 400 | was none
          {"image":{"base64":""},"sample":1}          | 400 | were an image and a sample
          {"image":{"name":"x.png"}}                  | 422 | x.png is empty
          {"picture":1}                               | 400 | known here: class, image, sample
          {"sample":"first"}                          | 400 | sample
          {"sample":1}                                | 404 | unknown-dataset
          """)
  void saysWhatIsWrong(String body, int status, String reason) throws Exception {
    assertThat(explain(model(Task.CLASSIFICATION), body))
        .hasStatus(status)
        .bodyText()
        .contains(reason);
  }

  @Test
  void takesOnePictureThatIsOne() throws Exception {
    var model = model(Task.CLASSIFICATION);
    var text = new MockMultipartFile("file", "notes.jpg", null, "hello".getBytes(UTF_8));

    assertThat(post(model, "explain", MediaType.IMAGE_PNG, "", text))
        .hasStatus(422)
        .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
        .bodyText()
        .contains("notes.jpg is not a picture");
    assertThat(post(model, "explain", MediaType.APPLICATION_JSON, ""))
        .hasStatus(400)
        .bodyText()
        .contains("no-picture");
    assertThat(post(model, "explain", MediaType.APPLICATION_JSON, "", sky(), sky()))
        .hasStatus(400)
        .bodyText()
        .contains("were 2");
  }

  @Test
  void refusesAModelThatIsNotAndARequestThatIsTooLarge() throws Exception {
    var huge = new MockMultipartFile("file", "huge.bmp", null, new byte[(64 << 20) + 1]);

    assertThat(
            http.post()
                .uri("/api/v1/models/{id}:explain", UUID.randomUUID())
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"sample\":1}"))
        .hasStatus(404)
        .bodyText()
        .contains("unknown-model");
    assertThat(post(model(Task.CLASSIFICATION), "explain", MediaType.APPLICATION_JSON, "", huge))
        .hasStatus(413);
  }

  @Test
  void letsGoOfAModelThatIsNotWarmAnyMore() throws Exception {
    var warm =
        new WarmModels(models, new InferenceProperties(1, 1, 1, 32, DataSize.ofMegabytes(1)));
    var model = model(Task.CLASSIFICATION);
    var black = new Pixels(64, 64, new byte[3 * 64 * 64]);
    var used = warm.explain(model.project(), model.id(), each -> each);
    var again = warm.explain(model.project(), model.id(), each -> each);
    assertThat(again).isSameAs(used);
    assertThat(used.stages().run(black).channels()).isEqualTo(256);

    warm.destroy();

    assertThatThrownBy(() -> used.stages().run(black)).isInstanceOf(IllegalStateException.class);
  }

  private UUID dataset() {
    var form =
        new Multipart()
            .file("file", "a.zip", Drawn.zip(Drawn.folders(5, "ants", "bees", "wasps")))
            .text("name", "insects");
    var taken =
        http.post()
            .uri("/api/v1/datasets")
            .contentType(Multipart.CONTENT_TYPE)
            .content(form.bytes())
            .exchange();
    var location = Objects.requireNonNull(taken.getResponse().getHeader("Location"));
    Patience.await()
        .untilAsserted(
            () ->
                assertThat(http.get().uri(location))
                    .bodyJson()
                    .extractingPath("$.state")
                    .isEqualTo("READY"));
    return UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
  }

  private static String samples(TrainedModel model) {
    return "/api/v1/datasets/%s/versions/1/samples".formatted(model.provenance().dataset());
  }

  private MvcTestResult post(
      TrainedModel model, String verb, MediaType accept, String query, MockMultipartFile... files) {
    var request =
        http.post()
            .uri("/api/v1/models/%s:%s%s".formatted(model.id(), verb, query))
            .accept(accept)
            .multipart();
    for (var file : files) {
      request.file(file);
    }
    return request.exchange();
  }

  private MvcTestResult explain(TrainedModel model, String body) {
    return http.post()
        .uri("/api/v1/models/{id}:explain", model.id())
        .contentType(MediaType.APPLICATION_JSON)
        .content(body)
        .exchange();
  }

  private JsonNode read(MvcTestResult answer) throws Exception {
    assertThat(answer).hasStatusOk();
    return json.readTree(answer.getResponse().getContentAsString());
  }

  private static MockMultipartFile sky() throws Exception {
    return new MockMultipartFile("file", "sky.png", "image/png", Colours.png(Color.BLUE));
  }
}
