package io.graft.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.graft.GraftTest;
import io.graft.job.ReadyDataset;
import io.graft.model.Drafts;
import io.graft.model.Models;
import io.graft.network.Task;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.json.JsonMapper;

@GraftTest
class AnswerApiTests {
  /** Right, wrong, right, wrong. */
  private static final Answered FOUR = Answered.ofAntsAndBees(0.875f, 0.25f, 0.0625f, 0.875f);

  @Autowired Models models;
  @Autowired MockMvcTester http;
  @Autowired JsonMapper json;
  @TempDir Path folder;

  @Test
  void listsTheMostConfidentFirstWithTheirPictures() throws Exception {
    var dataset = ReadyDataset.ofAntsAndBees(http, 4);
    var model = FOUR.publish(models, folder, UUID.fromString(dataset));

    assertThat(http.get().uri("/api/v1/models/{id}/answers", model.id()))
        .hasStatusOk()
        .bodyJson()
        .isStrictlyEqualTo(
            """
            {"items": [
               {"sample": 5, "name": "bees/1.png", "truth": "bees", "predicted": "bees", "probability": 0.9375,
                "truthProbability": 0.9375, "content": "/api/v1/datasets/%1$s/versions/1/samples/5/content"},
               {"sample": 1, "name": "ants/1.png", "truth": "ants", "predicted": "ants", "probability": 0.875,
                "truthProbability": 0.875, "content": "/api/v1/datasets/%1$s/versions/1/samples/1/content"},
               {"sample": 6, "name": "bees/2.png", "truth": "bees", "predicted": "ants", "probability": 0.875,
                "truthProbability": 0.125, "content": "/api/v1/datasets/%1$s/versions/1/samples/6/content"},
               {"sample": 3, "name": "ants/3.png", "truth": "ants", "predicted": "bees", "probability": 0.75,
                "truthProbability": 0.25, "content": "/api/v1/datasets/%1$s/versions/1/samples/3/content"}],
             "next": null}
            """
                .formatted(dataset));
  }

  @ParameterizedTest
  @CsvSource({
    "wrong=true, 6 3",
    "wrong=false, 5 1",
    "truth=ants, 1 3",
    "predicted=ants, 1 6",
    "truth=ants&predicted=bees, 3",
    "truth=bees&predicted=bees&wrong=true, ''"
  })
  void givesThoseThatAreAskedFor(String query, String samples) throws Exception {
    var model = FOUR.publish(models, folder, UUID.randomUUID());

    assertThat(http.get().uri("/api/v1/models/%s/answers?%s".formatted(model.id(), query)))
        .bodyJson()
        .extractingPath("$.items[*].sample")
        .asArray()
        .extracting(String::valueOf)
        .isEqualTo(samples.isEmpty() ? List.of() : List.of(samples.split(" ")));
  }

  @Test
  void pagesThroughEqualProbabilities() throws Exception {
    var model = FOUR.publish(models, folder, UUID.randomUUID());
    var seen = new ArrayList<Integer>();
    var next = "";

    for (int page = 0; page < 4; page++) {
      var uri = "/api/v1/models/%s/answers?limit=1%s".formatted(model.id(), next);
      var answer = json.readTree(http.get().uri(uri).exchange().getResponse().getContentAsString());
      assertThat(answer.path("items")).hasSize(1);
      seen.add(answer.path("items").path(0).path("sample").asInt());
      assertThat(answer.path("next").isNull()).isEqualTo(page == 3);
      next = "&cursor=" + answer.path("next").asString("");
    }

    assertThat(seen).containsExactly(5, 1, 6, 3);
  }

  @Test
  void knowsNoPicturesWhereTheDataSetIsGone() throws Exception {
    var model = FOUR.publish(models, folder, UUID.randomUUID());

    assertThat(http.get().uri("/api/v1/models/{id}/answers?limit=1", model.id()))
        .bodyJson()
        .extractingPath("$.items[0]")
        .asMap()
        .containsOnlyKeys("sample", "truth", "predicted", "probability", "truthProbability");
  }

  @Test
  void anAnswerOfAMultiLabelModelHasLists() throws Exception {
    var answered =
        new Answered(
            Task.MULTI_LABEL,
            List.of("bicycle", "person"),
            new long[] {2, 7},
            new int[] {1, 1, 0, 0},
            new float[] {0.5f, 0.125f, 0.25f, 0.25f});
    var model = answered.publish(models, folder, UUID.randomUUID());

    // 0.75 = √(0.75 · 0.75); √(0.5 · 0.875) = 0.66143787 and √(0.5 · 0.125) = 0.25
    assertThat(http.get().uri("/api/v1/models/{id}/answers", model.id()))
        .bodyJson()
        .isStrictlyEqualTo(
            """
            {"items": [
               {"sample": 7, "truths": [], "predictions": [], "probability": 0.75, "truthProbability": 0.75},
               {"sample": 2, "truths": ["bicycle", "person"], "predictions": ["bicycle"],
                "probability": 0.6614378, "truthProbability": 0.25}],
             "next": null}
            """);
    assertThat(http.get().uri("/api/v1/models/{id}/answers?truth=person&wrong=true", model.id()))
        .bodyJson()
        .extractingPath("$.items[*].sample")
        .isEqualTo(List.of(2));
  }

  @Test
  void saysHowAnOlderModelGetsAnswers() throws Exception {
    var model = models.publish(Drafts.draft(folder));

    for (var path : List.of("answers", "roc", "artifacts/answers")) {
      assertThat(http.get().uri("/api/v1/models/%s/%s".formatted(model.id(), path)))
          .hasStatus(404)
          .bodyText()
          .contains(
              "urn:graft:problem:no-answers",
              "/jobs/%s:reproduce".formatted(model.provenance().job()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "answers?truth=wasps",
        "answers?predicted=wasps",
        "answers?cursor=!",
        "answers?cursor=MA",
        "answers?limit=0",
        "answers?limit=1001",
        "answers?wrong=perhaps",
        "roc?class=wasps"
      })
  void refusesWhatItCannotAnswer(String query) throws Exception {
    var model = FOUR.publish(models, folder, UUID.randomUUID());

    assertThat(http.get().uri("/api/v1/models/%s/%s".formatted(model.id(), query))).hasStatus(400);
  }

  @Test
  void handsTheFileOutBesideTheWeights() throws Exception {
    var model = FOUR.publish(models, folder, UUID.randomUUID());

    assertThat(http.get().uri("/api/v1/models/{id}/artifacts/answers", model.id()))
        .hasStatusOk()
        .headers()
        .hasValue(
            "Content-Disposition",
            "attachment; filename=\"ants-and-bees-answers.safetensors\"; filename*=UTF-8''ants-and-bees-answers.safetensors");
  }
}
