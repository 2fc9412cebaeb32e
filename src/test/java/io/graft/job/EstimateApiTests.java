package io.graft.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.graft.GraftTest;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@GraftTest
class EstimateApiTests {
  private static final String SPEED =
      """
      {"device":"cpu","architecture":"resnet18","size":64,"frozen":0.02,"step":0.06,"headStep":0.001,
       "load":0.5,"decode":0.03,"draw":0.002}
      """;

  @Autowired MockMvcTester http;
  @Autowired JdbcClient sql;

  private void worker(long memoryBytes, long cacheBytes, String speeds) {
    sql.sql(
            """
            insert into worker (name, slots, started_at, heartbeat_at)
            values ('somebody', cast(:slots as jsonb), :now, :now)
            """)
        .param(
            "slots",
            """
            [{"device":"cpu","trainer":1,"job":null,"memoryBytes":%d,"cacheBytes":%d,"speeds":[%s]}]
            """
                .formatted(memoryBytes, cacheBytes, speeds))
        .param("now", OffsetDateTime.now(ZoneOffset.UTC))
        .update();
  }

  @AfterEach
  void leave() {
    sql.sql("delete from worker where name = 'somebody'").update();
  }

  private String dataset() {
    return ReadyDataset.ofAntsAndBees(http, 8);
  }

  private MvcTestResult post(String path, String fields) {
    return http.post()
        .uri("/api/v1/" + path)
        .contentType(MediaType.APPLICATION_JSON)
        .content("{\"dataset\":\"%s\",%s}".formatted(dataset(), fields))
        .exchange();
  }

  @Test
  void tellsWhatAJobWouldTake() {
    worker(8L << 30, 4L << 30, SPEED);

    var answer =
        post("jobs:estimate", "\"backbone\":\"resnet18.random\",\"recipe\":\"feature-extraction\"");

    assertThat(answer).hasStatusOk();
    assertThat(answer).bodyJson().extractingPath("$.basis").asString().startsWith("measured");
    assertThat(answer).bodyJson().extractingPath("$.seconds").asNumber().isNotNull();
    assertThat(answer).bodyJson().extractingPath("$.worker").isEqualTo("somebody");
    assertThat(answer)
        .bodyJson()
        .extractingPath("$.parts[*].what")
        .asArray()
        .contains("decoding pictures", "evaluating and exporting");
  }

  @Test
  void saysWhereTheFiguresAreScaled() {
    worker(8L << 30, 4L << 30, SPEED);

    assertThat(post("jobs:estimate", "\"backbone\":\"resnet50.random\""))
        .bodyJson()
        .extractingPath("$.basis")
        .asString()
        .startsWith("scaled from another network");
  }

  @Test
  void saysThatNothingIsMeasuredYet() {
    worker(8L << 30, 4L << 30, "");

    var answer = post("jobs:estimate", "\"backbone\":\"resnet18.random\"");

    assertThat(answer).hasStatusOk();
    assertThat(answer).bodyJson().doesNotHavePath("$.seconds");
    assertThat(answer).bodyJson().extractingPath("$.basis").asString().contains("idle for 10 s");
  }

  @Test
  void aPlanThatFitsNowhereIsNotQueued() {
    worker(200L << 20, 4L << 30, SPEED);

    var answer = post("jobs", "\"backbone\":\"resnet18.random\"");

    assertThat(answer).hasStatus(400);
    assertThat(answer).bodyJson().extractingPath("$.type").asString().endsWith("plan-too-large");
    assertThat(answer).bodyText().contains("even with one picture at a time");
  }

  @Test
  void aProbeWhoseFeaturesFitNowhereIsNotQueued() {
    worker(8L << 30, 10_000, SPEED);

    assertThat(post("jobs", "\"backbone\":\"resnet18.random\",\"recipe\":\"linear-probe\""))
        .bodyJson()
        .extractingPath("$.errors[0].field")
        .isEqualTo("plan.phases[0].optimizer");
  }
}
