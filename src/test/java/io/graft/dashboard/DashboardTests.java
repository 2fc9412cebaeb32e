package io.graft.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import io.graft.Lights;
import io.graft.LiveService;
import io.graft.Patience;
import io.graft.RealPostgres;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.JsonNode;

/** Somebody who has never seen the API trains a model, in a real browser on a real service. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "graft.data=target/dashboard-data",
      "graft.roles=api,worker",
      "graft.worker.heap=512MB",
      "graft.worker.folder=target/dashboard-worker",
      "graft.worker.measure=false",
      "graft.backbone.hub=http://127.0.0.1:9"
    })
@Import(RealPostgres.class)
@DirtiesContext // its worker would take the jobs of other tests
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("long")
class DashboardTests {
  /** Longer than any test looks at it; it is cancelled. */
  private static final String LONG =
      """
      {"dataset":"%s","backbone":"resnet18_050.random","recipe":"full","name":"a long one",
       "plan":{"phases":[{"open":"all","epochs":500,"norm":"train","earlyStopping":{"patience":500}}]}}
      """;

  private static final String LIGHTS =
      """
      {"dataset":"%s","backbone":"resnet18_050.random","recipe":"feature-extraction","name":"lights",
       "plan":{"phases":[{"epochs":10,"learningRate":0.02,"views":1}]}}
      """;

  /** By the default recipe, on whatever machine this is: five minutes, in ms. */
  private static final Locator.WaitForOptions A_WHOLE_JOB =
      new Locator.WaitForOptions().setTimeout(300_000);

  @LocalServerPort int port;
  @Autowired JdbcClient sql;

  private Chromium chromium;
  private LiveService service;
  private String lights = "";

  @BeforeAll
  void openBrowser() {
    chromium = Chromium.start();
    service = LiveService.at(port);
  }

  @AfterAll
  void closeBrowser() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @Test
  @Order(1)
  void whoeverComesFirstTrainsAModelWithoutTyping() {
    try (var visitor = visitor(port)) {
      visitor.open("/");
      assertThat(visitor.barriers()).isEmpty();
      visitor.keepScreenshot("home-first-run");
      visitor.button("Train on the demo data set").click();
      visitor.page.waitForURL(Pattern.compile("#/jobs/"));
      visitor.link("Look at the model").waitFor(A_WHOLE_JOB);
      visitor.link("Look at the model").click();
      visitor.page.waitForURL(Pattern.compile("#/models/"));
      visitor.text("Macro F1").waitFor();
      visitor.tab("Try it").click();
      visitor.page.locator(".held-out button").first().click();
      visitor.see(".verdict");
      assertThat(visitor.page.locator(".probabilities li").count()).isEqualTo(8);
      visitor.keepScreenshot("model-prediction");
      visitor.assertNoErrors();
    }
    assertThat(first("/jobs").path("state").asString()).isEqualTo("SUCCEEDED");
    assertThat(first("/models").path("accuracy").asDouble()).isGreaterThan(1.0 / 8);
  }

  @Test
  @Order(2)
  void theCurveGrowsWhileItIsLookedAtAndButtonsPauseResumeAndCancel() {
    var job = startLong();
    try (var visitor = visitor(port)) {
      visitor.open("/jobs/" + job);
      int seen = awaitEpochAfter(visitor, 0);
      visitor.watchForJumps();
      awaitEpochAfter(visitor, seen + 2);
      assertThat(visitor.jumped()).isLessThan(0.01);
      visitor.keepScreenshot("job-running");
      visitor.button("Pause").click();
      visitor.button("Resume").click(); // as soon as it is there, which may be before the pause is
      Patience.await().until(() -> !service.get("/jobs/" + job).path("pausing").asBoolean());
      int before = service.get("/jobs/" + job + "/metrics").size();
      Patience.await().until(() -> service.get("/jobs/" + job + "/metrics").size() > before);
      visitor.button("Cancel").click();
      Patience.await().until(() -> state(job).equals("CANCELLED"));
      visitor.text("cancelled").waitFor();
      visitor.assertNoErrors();
    }
  }

  @Test
  @Order(3)
  void noPointIsLostWhenTheServiceWasAway() {
    var job = startLong();
    try (var line = new Relay(port);
        var visitor = visitor(line.port())) {
      visitor.open("/jobs/" + job);
      int seen = awaitEpochAfter(visitor, 0);
      line.cut();
      visitor.text("reconnecting").waitFor();
      Patience.await().until(() -> service.get("/jobs/" + job + "/metrics").size() > seen + 2);
      line.mend();
      awaitEpochAfter(visitor, seen + 2);
      service.post("/jobs/" + job + ":cancel");
      visitor.text("cancelled").waitFor();
      var epochs = service.get("/jobs/" + job + "/metrics").size();
      Patience.await().until(() -> visitor.curve().epoch() == epochs);
      assertThat(visitor.curve().points()).isEqualTo(epochs);
      assertThat(visitor.errors()).allMatch(error -> error.startsWith("Failed to load resource"));
    }
  }

  @Test
  @Order(4)
  void theCameraIsAskedForAPictureToTry() {
    try (var visitor = visitor(port)) {
      visitor.open("/models/" + first("/models").path("id").asString() + "?tab=try");
      visitor.button("Use the camera").click();
      visitor.button("Take the picture").click();
      visitor.see(".verdict");
      visitor.button("Use the camera").waitFor();
      visitor.assertNoErrors();
    }
  }

  @Test
  @Order(4)
  void aCameraThatShowsNothingYetTakesNoPicture() {
    try (var visitor = visitor(port)) {
      visitor.page.addInitScript(
          "navigator.mediaDevices.getUserMedia = async () => new MediaStream()");
      visitor.open("/models/" + first("/models").path("id").asString() + "?tab=try");
      visitor.button("Use the camera").click();
      visitor.button("Take the picture").waitFor();
      assertThat(visitor.button("Take the picture").isDisabled()).isTrue();
    }
  }

  @Test
  @Order(5)
  void picturesWithSeveralLabelsHaveAModelToo() throws IOException {
    var dataset = service.dataset("lights.zip", Lights.zip()).path("id").asString();
    lights = service.trained(LIGHTS.formatted(dataset)).path("model").asString();
    try (var visitor = visitor(port)) {
      visitor.open("/models/" + lights);
      visitor.text("Mean average precision").waitFor();
      visitor.tab("Try it").click();
      visitor.page.locator(".held-out button").first().click();
      visitor.see(".verdict");
      visitor.assertNoErrors();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  @Order(6)
  void noPageHasABarrierOrAnError(ColorScheme theme) {
    try (var wide = new Visitor(chromium, port, theme, 1400, 1000);
        var phone = new Visitor(chromium, port, theme, 390, 844)) {
      for (var place : new Places(service, lights).all().entrySet()) {
        for (var visitor :
            place.getKey().contains("-tab-") ? List.of(wide) : List.of(wide, phone)) {
          visitor.open(place.getValue());
          visitor.page.waitForLoadState(LoadState.NETWORKIDLE);
          var name =
              "%s-%s%s"
                  .formatted(
                      place.getKey(),
                      theme.name().toLowerCase(Locale.ROOT),
                      visitor == phone ? "-phone" : "");
          visitor.keepScreenshot(name);
          assertThat(visitor.barriers()).as(name).isEmpty();
          assertThat(visitor.mustScrollSideways()).as(name).isFalse();
          assertThat(visitor.errors()).as(name).isEmpty();
        }
      }
    }
  }

  @Test
  @Order(7)
  void theFirstLoadIsSmallAndAsksNobodyElse() {
    try (var visitor = visitor(port)) {
      var requests = new CopyOnWriteArrayList<String>();
      visitor.page.onRequest(request -> requests.add(request.url()));
      visitor.open("/");
      assertThat(requests).allMatch(url -> url.startsWith("http://127.0.0.1:" + port + "/"));
      var bytes =
          visitor.page.evaluate(
              "() => performance.getEntriesByType('resource').reduce((sum, file) => sum + file.transferSize, 0)");
      assertThat(((Number) bytes).intValue()).isBetween(1, 400_000);
    }
  }

  @Test
  @Order(8)
  void aJobOfAHundredThousandEpochsIsShownThinned() {
    var job = startLong();
    service.post("/jobs/" + job + ":cancel");
    Patience.await().until(() -> state(job).equals("CANCELLED"));
    sql.sql(
            """
            insert into job_event (job_id, sequence, at, attempt, type, data)
            select cast(:job as uuid), 1000000 + n, now(), 1, 'epoch',
                   jsonb_build_object('phase', 0, 'epoch', n, 'epochs', 100000, 'trainingLoss', 1.0 / n,
                     'trainingAccuracy', 0.5, 'validationLoss', case n when 77777 then 50 else 2.0 / n end,
                     'validationAccuracy', 0.5, 'best', false, 'learningRate', 0.1, 'examplesPerSecond', 9)
              from generate_series(1, 100000) n
            """)
        .param("job", job)
        .update();
    try (var visitor = visitor(port)) {
      visitor.open("/jobs/" + job);
      Patience.await().until(() -> visitor.curve().epoch() == 100_000);
      assertThat(visitor.curve().points()).isBetween(1_000, 3_000);
      assertThat(visitor.curve().highest()).as("the spike").isEqualTo(50);
      assertThat(visitor.page.locator(".log li").count()).isLessThanOrEqualTo(300);
      visitor.keepScreenshot("job-100000-epochs");
      visitor.assertNoErrors();
    }
  }

  private Visitor visitor(int at) {
    return new Visitor(chromium, at, ColorScheme.LIGHT, 1400, 1000);
  }

  private String startLong() {
    var dataset = first("/datasets").path("id").asString();
    return service.post("/jobs", LONG.formatted(dataset)).path("id").asString();
  }

  private JsonNode first(String list) {
    return service.get(list).path("items").path(0);
  }

  private String state(String job) {
    return service.get("/jobs/" + job).path("state").asString();
  }

  /** Waits until the validation curve has a point after this epoch; the epoch of its last point. */
  private static int awaitEpochAfter(Visitor visitor, int epoch) {
    Patience.await().until(() -> visitor.curve().epoch() > epoch);
    return visitor.curve().epoch();
  }
}
