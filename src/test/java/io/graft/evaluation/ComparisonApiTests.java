package io.graft.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.graft.GraftTest;
import io.graft.job.ReadyDataset;
import io.graft.model.Drafts;
import io.graft.model.Models;
import io.graft.model.TrainedModel;
import io.graft.network.Task;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@GraftTest
class ComparisonApiTests {
  /** Right, wrong, right, wrong. */
  private static final Answered HALF = Answered.ofAntsAndBees(0.875f, 0.25f, 0.0625f, 0.875f);

  /** Right, right, right, wrong. */
  private static final Answered BETTER = Answered.ofAntsAndBees(0.75f, 0.625f, 0.125f, 0.875f);

  @Autowired Models models;
  @Autowired MockMvcTester http;
  @TempDir Path folder;

  private MvcTestResult compare(TrainedModel a, TrainedModel b) {
    return http.get().uri("/api/v1/models:compare?a={a}&b={b}", a.id(), b.id()).exchange();
  }

  @Test
  void countsWhatEachHasRightAndShowsWhereTheyDiffer() throws Exception {
    var dataset = UUID.fromString(ReadyDataset.ofAntsAndBees(http, 4));
    var a = HALF.publish(models, folder, dataset);
    var b = BETTER.publish(models, folder, dataset);

    assertThat(compare(a, b))
        .hasStatusOk()
        .bodyJson()
        .isLenientlyEqualTo(
            """
            {"a": "%s", "b": "%s", "examples": 4, "bothRight": 2, "onlyA": 0, "onlyB": 1, "bothWrong": 1,
             "accuracyA": 0.5, "accuracyB": 0.75, "difference": 0.25, "interval": {"level": 0.95},
             "pValue": 1.0, "test": "exact McNemar", "significant": false,
             "classes": ["ants", "bees"], "confusionDifference": [[1, -1], [0, 0]],
             "metrics": [{"name": "accuracy", "a": 0.95, "b": 0.95}, {"name": "macroF1"}, {"name": "logLoss"},
                         {"name": "rocAuc"}, {"name": "ece"}],
             "items": [{"sample": 3, "name": "ants/3.png", "truth": "ants", "a": "bees", "b": "ants",
                        "content": "/api/v1/datasets/%s/versions/1/samples/3/content"}]}
            """
                .formatted(a.id(), b.id(), dataset));
  }

  @Test
  void aModelIsNoBetterThanItself() throws Exception {
    var model = HALF.publish(models, folder, UUID.randomUUID());

    assertThat(compare(model, model))
        .bodyJson()
        .isLenientlyEqualTo(
            """
            {"bothRight": 2, "onlyA": 0, "onlyB": 0, "bothWrong": 2, "difference": 0.0, "pValue": 1.0, "items": []}
            """);
  }

  @Test
  void comparesWholeSetsOfLabels() throws Exception {
    var dataset = UUID.randomUUID();
    var a = ofLights(0.75f, 0.25f).publish(models, folder, dataset);
    var b = ofLights(0.75f, 0.75f).publish(models, folder, dataset);

    assertThat(compare(a, b))
        .bodyJson()
        .isLenientlyEqualTo(
            """
            {"bothRight": 0, "onlyA": 1, "onlyB": 0, "bothWrong": 0, "confusionDifference": [],
             "items": [{"sample": 4, "truths": ["bicycle"], "predictionsA": ["bicycle"],
                        "predictionsB": ["bicycle", "person"]}]}
            """);
  }

  private static Answered ofLights(float... probabilities) {
    var classes = List.of("bicycle", "person");
    return new Answered(Task.MULTI_LABEL, classes, new long[] {4}, new int[] {1, 0}, probabilities);
  }

  @Test
  void saysWhyTwoModelsCannotBeCompared() throws Exception {
    var dataset = UUID.randomUUID();
    var model = HALF.publish(models, folder, dataset);

    assertThat(compare(model, BETTER.publish(models, folder, UUID.randomUUID())))
        .hasStatus(422)
        .bodyText()
        .contains("urn:graft:problem:not-comparable", "train both on the same one");
    assertThat(compare(model, BETTER.publish(models, folder, dataset, 2)))
        .hasStatus(422)
        .bodyText()
        .contains("of version 1 of data set " + dataset, "version 2");
    assertThat(compare(model, BETTER.withSamples(1, 3, 5, 7).publish(models, folder, dataset)))
        .hasStatus(422)
        .bodyText()
        .contains("measured on other pictures");
  }

  @Test
  void refusesModelsThatAreNotThereOrHaveNoAnswers() throws Exception {
    var model = HALF.publish(models, folder, UUID.randomUUID());
    var older = models.publish(Drafts.draft(folder));

    assertThat(http.get().uri("/api/v1/models:compare?a={a}&b={b}", model.id(), UUID.randomUUID()))
        .hasStatus(404);
    assertThat(http.get().uri("/api/v1/models:compare?a={a}", model.id())).hasStatus(400);
    assertThat(compare(older, older)).hasStatus(404).bodyText().contains("no-answers");
  }
}
