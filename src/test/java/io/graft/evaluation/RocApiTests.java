package io.graft.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.graft.GraftTest;
import io.graft.model.Models;
import io.graft.network.Task;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@GraftTest
class RocApiTests {
  @Autowired Models models;
  @Autowired MockMvcTester http;
  @TempDir Path folder;

  @Test
  void drawsOneCurveOrAll() throws Exception {
    var model =
        Answered.ofAntsAndBees(0.875f, 0.25f, 0.0625f, 0.5f)
            .publish(models, folder, UUID.randomUUID());

    assertThat(http.get().uri("/api/v1/models/{id}/roc?class=bees", model.id()))
        .hasStatusOk()
        .bodyJson()
        .isStrictlyEqualTo(
            """
            {"class": "bees", "auc": 0.75,
             "points": [{"threshold": 0.93750006, "falsePositiveRate": 0.0, "truePositiveRate": 0.0},
                        {"threshold": 0.9375, "falsePositiveRate": 0.0, "truePositiveRate": 0.5},
                        {"threshold": 0.75, "falsePositiveRate": 0.5, "truePositiveRate": 0.5},
                        {"threshold": 0.5, "falsePositiveRate": 0.5, "truePositiveRate": 1.0},
                        {"threshold": 0.125, "falsePositiveRate": 1.0, "truePositiveRate": 1.0}]}
            """);
    assertThat(http.get().uri("/api/v1/models/{id}/roc", model.id()))
        .bodyJson()
        .extractingPath("$[*].class")
        .isEqualTo(List.of("ants", "bees"));
  }

  @Test
  void drawsFiftyCurvesAtOnceAndNotMore() throws Exception {
    var classes = IntStream.range(0, 51).mapToObj(i -> "class " + i).toList();
    var model =
        new Answered(
                Task.CLASSIFICATION, classes, new long[] {0, 1}, new int[] {0, 1}, new float[102])
            .publish(models, folder, UUID.randomUUID());

    assertThat(http.get().uri("/api/v1/models/{id}/roc", model.id()))
        .hasStatus(400)
        .bodyText()
        .contains("class must name one of the 51 classes");
    assertThat(http.get().uri("/api/v1/models/{id}/roc?class=class 1", model.id()))
        .bodyJson()
        .extractingPath("$.auc")
        .isEqualTo(0.5);
  }
}
