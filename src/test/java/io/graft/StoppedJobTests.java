package io.graft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;

/** Somebody stops a job that a worker has in hand. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "graft.data=target/stopped-data",
      "graft.roles=api,worker",
      "graft.worker.heap=512MB",
      "graft.worker.folder=target/stopped-worker"
    })
@Import(RealPostgres.class)
@DirtiesContext // its worker would take the jobs of other tests
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("long")
class StoppedJobTests {
  private static final String ENDLESS =
      "{\"phases\":[{\"open\":\"all\",\"epochs\":10000,\"earlyStopping\":{\"patience\":10000}}]}";

  @LocalServerPort int port;

  @Autowired
  @Qualifier("io.graft.worker.Worker")
  SmartLifecycle worker;

  private LiveService service;
  private String dataset;

  @BeforeAll
  void uploadPictures() throws IOException {
    service = LiveService.at(port);
    dataset = service.dataset("colours.zip", Colours.zip()).path("id").asString();
  }

  @Test
  void aPausedJobGoesOnWhereItWas() {
    var job =
        submit(
            "{\"phases\":[{\"open\":\"all\",\"epochs\":9,\"earlyStopping\":{\"patience\":99}}]}");
    Patience.await().until(() -> service.get("/jobs/" + job + "/metrics").size() > 0);
    service.post("/jobs/%s:pause".formatted(job));
    state(job, "PAUSED");
    int before = service.get("/jobs/" + job + "/metrics").size();

    service.post("/jobs/%s:resume".formatted(job));
    service.follow(job, _ -> {});

    assertThat(service.get("/jobs/" + job).path("state").asString()).isEqualTo("SUCCEEDED");
    assertThat(before).isLessThan(9);
    assertThat(service.get("/jobs/" + job + "/metrics").findValuesAsString("epoch"))
        .containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9");
  }

  @Test
  void aJobOfAServiceThatShutsDownKeepsTheStepsItHasTaken() {
    var job = submit("{\"phases\":[{\"open\":\"all\",\"batchSize\":1}]}", "resnet18.random");
    state(job, "RUNNING");
    worker.stop();
    assertThat(service.get("/jobs/" + job).path("state").asString()).isEqualTo("QUEUED");
    assertThat(service.get("/jobs/" + job + "/metrics")).isEmpty();

    worker.start();
    var events = "/jobs/" + job + "/events";
    Patience.await()
        .until(() -> service.get(events).toString(), told -> told.contains(", epoch 1, step "));
    service.post("/jobs/%s:cancel".formatted(job));
    state(job, "CANCELLED");
  }

  private void state(String job, String state) {
    Patience.await()
        .until(() -> service.get("/jobs/" + job).path("state").asString(), state::equals);
  }

  @Test
  void aRunningJobIsCancelled() {
    var job = submit(ENDLESS);
    service.follow(
        job,
        event -> {
          if (event.equals("event:epoch")) {
            service.post("/jobs/%s:cancel".formatted(job));
          }
        });

    assertThat(service.get("/jobs/" + job).path("state").asString()).isEqualTo("CANCELLED");
  }

  private String submit(String plan) {
    return submit(plan, "resnet18_050.random");
  }

  private String submit(String plan, String backbone) {
    return service
        .post(
            "/jobs",
            """
            {"dataset":"%s","backbone":"%s","recipe":"feature-extraction","plan":%s}
            """
                .formatted(dataset, backbone, plan))
        .path("id")
        .asString();
  }
}
