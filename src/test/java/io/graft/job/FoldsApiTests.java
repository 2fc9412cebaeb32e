package io.graft.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.graft.GraftTest;
import io.graft.access.ProjectId;
import io.graft.dataset.DatasetId;
import io.graft.network.Task;
import io.graft.training.Recipe;
import io.graft.training.TrainingPlan;
import io.graft.training.TrainingPlans;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

/** Jobs whose plan holds out folds. */
@GraftTest
class FoldsApiTests {
  @Autowired MockMvcTester http;
  @Autowired JsonMapper json;
  @Autowired Jobs jobs;
  @Autowired JobControl control;
  @Autowired JobLog log;

  /** Five pictures of each class, some of them for test. */
  private String dataset() {
    return ReadyDataset.ofAntsAndBees(http, 5);
  }

  private MvcTestResult post(String dataset, int folds) {
    return http.post()
        .uri("/api/v1/jobs")
        .contentType(MediaType.APPLICATION_JSON)
        .content(
            "{\"dataset\":\"%s\",\"backbone\":\"resnet18.random\",\"plan\":{\"folds\":%d}}"
                .formatted(dataset, folds))
        .exchange();
  }

  @Test
  void refusesMoreFoldsThanAClassHasPictures() {
    var dataset = dataset();

    var tooMany = post(dataset, 5);

    assertThat(tooMany).hasStatus(400).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    assertThat(tooMany).bodyJson().extractingPath("$.errors[0].field").isEqualTo("plan.folds");
    assertThat(tooMany)
        .bodyText()
        .contains(
            "folds must be 0 (off) or at most 4, as class 'ants' has no more training and validation"
                + " examples, was 5");
    var enough = post(dataset, 4);
    assertThat(enough).hasStatus(201).bodyJson().extractingPath("$.spec.plan.folds").isEqualTo(4);
    var location = Objects.requireNonNull(enough.getResponse().getHeader("Location"));
    assertThat(http.post().uri(location + ":cancel")).hasStatusOk();
  }

  /** Over, so that no worker takes it. */
  private Job aJobWithFolds() {
    var spec =
        new Job.Spec(
            new DatasetId(UUID.randomUUID()), 1, Task.CLASSIFICATION, "resnet18", planWithFolds());
    var job = jobs.submit(ProjectId.LOCAL, "a job", spec);
    return control.cancel(ProjectId.LOCAL, job.id());
  }

  private TrainingPlan planWithFolds() {
    return TrainingPlans.expand(Recipe.FINE_TUNE, json.readTree("{\"folds\":3}"));
  }

  @Test
  void keepsTheEpochsOfFoldsApart() {
    var job = aJobWithFolds();
    for (int fold = 1; fold <= 3; fold++) {
      log.append(job.id(), "epoch", Map.of("fold", fold, "phase", 0, "epoch", 1));
    }
    log.append(job.id(), "epoch", Map.of("phase", 0, "epoch", 1));
    log.append(job.id(), "epoch", Map.of("phase", 0, "epoch", 2));

    var ofTheModel = http.get().uri("/api/v1/jobs/{id}/metrics", job.id()).exchange();
    var ofTheSecond = http.get().uri("/api/v1/jobs/{id}/metrics?fold=2", job.id()).exchange();

    assertThat(ofTheModel).bodyJson().extractingPath("$[*].data.epoch").asArray().hasSize(2);
    assertThat(ofTheModel).bodyJson().extractingPath("$[*].data.fold").asArray().isEmpty();
    assertThat(ofTheSecond)
        .bodyJson()
        .extractingPath("$[*].data.fold")
        .asArray()
        .containsExactly(2);
  }

  @Test
  void saysWhichFoldsThereAre() {
    var answer = http.get().uri("/api/v1/jobs/{id}/metrics?fold=4", aJobWithFolds().id());

    assertThat(answer).hasStatus(400).bodyText().contains("fold must be from 0 to 3", "was 4");
  }
}
