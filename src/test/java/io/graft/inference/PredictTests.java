package io.graft.inference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.graft.GraftTest;
import io.graft.model.Models;
import io.graft.model.TrainedModel;
import io.micrometer.core.instrument.MeterRegistry;
import java.awt.Color;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@GraftTest
class PredictTests {
  @Autowired Models models;
  @Autowired MockMvcTester http;
  @Autowired MeterRegistry meters;
  @TempDir Path folder;

  private TrainedModel model;

  @BeforeEach
  void publish() throws Exception {
    model = ColourModel.publish(models, folder);
  }

  @Test
  void saysWhatEveryPictureShows() throws Exception {
    var answer = predict("", file("sky.png", Color.BLUE), file("grass.png", Color.GREEN));

    assertThat(answer)
        .hasStatusOk()
        .bodyJson()
        .isLenientlyEqualTo(
            """
            {"predictions": [
              {"file": "sky.png", "label": "blue", "probability": 1.0,
               "top": [{"label": "blue", "probability": 1.0}, {}, {}]},
              {"file": "grass.png", "label": "green", "probability": 1.0}]}
            """);
  }

  @Test
  void givesAsManyClassesAsAskedFor() throws Exception {
    var answer = predict("?top=2", file("grey.png", new Color(51, 50, 0)));

    assertThat(answer)
        .bodyJson()
        .extractingPath("$.predictions[0].top[*].label")
        .isEqualTo(List.of("red", "green"));
    assertThat(answer)
        .bodyJson()
        .extractingPath("$.predictions[0].probability")
        .satisfies(p -> assertThat((Double) p).isBetween(0.73, 0.7311)); // 1 / (1 + 1/e)
  }

  @Test
  void takesPicturesInJson() throws Exception {
    var red = Base64.getEncoder().encodeToString(Colours.png(Color.RED));

    assertThat(predictJson("{\"images\": [{\"base64\": \"%s\"}], \"top\": 1}".formatted(red)))
        .hasStatusOk()
        .bodyJson()
        .isLenientlyEqualTo(
            """
            {"predictions": [{"file": "images[0]", "label": "red", "top": [{"label": "red"}]}]}
            """);
  }

  @Test
  void saysWhichPictureIsUnreadable() throws Exception {
    var text = new MockMultipartFile("file", "notes.jpg", null, "hello".getBytes(UTF_8));

    assertThat(predict("", file("sky.png", Color.BLUE), text))
        .hasStatus(422)
        .bodyJson()
        .isLenientlyEqualTo(
            """
            {"type": "urn:graft:problem:unreadable-picture", "errors": [{"field": "notes.jpg"}]}
            """);
  }

  @Test
  void refusesARequestWithoutAPicture() throws Exception {
    assertThat(predict("")).hasStatus(400).bodyText().contains("no-picture");
    assertThat(predictJson("{\"images\": []}")).hasStatus(400).bodyText().contains("no-picture");
    assertThat(predictJson("{\"images\": [null]}")).hasStatus(422).bodyText().contains("is empty");
    assertThat(predictJson("{\"picture\": \"\"}")).hasStatus(400).bodyText().contains("images");
  }

  @Test
  void refusesMoreClassesThanThereAre() throws Exception {
    assertThat(predict("?top=4", file("sky.png", Color.BLUE)))
        .hasStatus(400)
        .bodyText()
        .contains("top must be from 1 to 3");
  }

  @Test
  void refusesMorePicturesThanItTakes() throws Exception {
    var many = new MockMultipartFile[33];
    for (int i = 0; i < many.length; i++) {
      many[i] = file(i + ".png", Color.RED);
    }

    assertThat(predict("", many)).hasStatus(400).bodyText().contains("at most 32 pictures, had 33");
  }

  @Test
  void refusesARequestThatIsTooLargeToHoldInMemory() {
    var huge = new MockMultipartFile("file", "huge.bmp", null, new byte[(64 << 20) + 1]);

    assertThat(predict("", huge)).hasStatus(413).bodyText().contains("at most 67,108,864");
  }

  @Test
  void refusesAModelThatIsNot() throws Exception {
    assertThat(
            http.post()
                .uri("/api/v1/models/{id}:predict", UUID.randomUUID())
                .multipart()
                .file(file("sky.png", Color.BLUE)))
        .hasStatus(404);
    assertThat(http.get().uri("/api/v1/models/{id}:predict", model.id())).hasStatus(405);
  }

  @Test
  void measuresHowLongItTakes() throws Exception {
    predict("", file("sky.png", Color.BLUE));

    assertThat(meters.get("graft.inference").tag("step", "run").timer().count()).isPositive();
  }

  private MvcTestResult predict(String query, MockMultipartFile... files) {
    var request = http.post().uri("/api/v1/models/" + model.id() + ":predict" + query).multipart();
    for (var file : files) {
      request.file(file);
    }
    return request.exchange();
  }

  private MvcTestResult predictJson(String body) {
    return http.post()
        .uri("/api/v1/models/{id}:predict", model.id())
        .contentType(MediaType.APPLICATION_JSON)
        .content(body)
        .exchange();
  }

  private static MockMultipartFile file(String name, Color colour) throws Exception {
    return new MockMultipartFile("file", name, "image/png", Colours.png(colour));
  }
}
