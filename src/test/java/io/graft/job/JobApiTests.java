package io.graft.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.graft.GraftTest;
import io.graft.access.ProjectId;
import io.graft.job.queue.WaitingJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@GraftTest
class JobApiTests {
  @Autowired MockMvcTester http;
  @Autowired Jobs jobs;
  @Autowired JobControl control;
  @Autowired JobLog log;

  private Job aJob() {
    return WaitingJob.in(jobs);
  }

  private MvcTestResult post(String body) {
    return http.post()
        .uri("/api/v1/jobs")
        .contentType(MediaType.APPLICATION_JSON)
        .content(body)
        .exchange();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          'backbone':'resnet18.random','plan':{'phases':[{'epochs':0}]}        | plan.phases[0].epochs | must be from 1 to 10000, was 0
          'backbone':'resnet18.random','plan':{'phases':[{'learningRate':-1}]} | plan.phases[0].learningRate | above 0 and at most 10, was -1.0
          'backbone':'resnet18.random','plan':{'phases':[{},{'epoch':3}]}      | plan.phases[1].epoch | is unknown; known here: accumulate, augmentation, batchSize
          'backbone':'resnet18.random','plan':{'phases':[{'open':'layer9'}]}   | plan.phases[0].open | layer4
          'backbone':'resnet18.random','plan':{'phases':[{'epochs':'many'}]}   | plan.phases[0].epochs | was 'many'
          'backbone':'resnet18.random','plan':{'head':{'pooling':'sum'}}       | plan.head.pooling | must be one of [avg, max, avg-max, flatten], was 'sum'
          'backbone':'vgg16.random','plan':{'head':{'pooling':'flatten','hidden':[65536,65536]}} | plan.head.hidden | [65536, 65536] on 2048 features
          'backbone':'resnet18.random','plan':{'folds':2}                      | plan.folds | must be 0 (off) or from 3 to 20
          'backbone':'resnet18.random','plan':{'folds':'many'}                 | plan.folds | was 'many'
          'backbone':'resnet18.random','recipe':'magic'                        | recipe | feature-extraction, linear-probe
          'backbone':'resnet19'                                                | backbone | resnet18.random
          'backbone':'resnet18.random','colour':'red'                          | colour | is unknown; known here: backbone, dataset
          """)
  void saysWhichFieldIsWrongAndWhatWouldBeRight(String fields, String field, String reason) {
    var body = "{'dataset':'%s',%s}".formatted(UUID.randomUUID(), fields).replace('\'', '"');

    var answer = post(body);

    assertThat(answer).hasStatus(400).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    assertThat(answer).bodyJson().extractingPath("$.errors[0].field").isEqualTo(field);
    assertThat(answer).bodyText().contains(reason);
  }

  static Stream<String> plansPeopleWrite() throws IOException {
    var file = Files.readString(Path.of("http-examples/6-plans.http"));
    return Pattern.compile(
            "POST \\{\\{host}}/api/v1/jobs\\n.*?\\n\\n(\\{.*?})\\n\\n", Pattern.DOTALL)
        .matcher(file)
        .results()
        .map(plan -> plan.group(1));
  }

  /** The dataset is looked for last: all else is accepted. */
  @ParameterizedTest
  @MethodSource("plansPeopleWrite")
  void takesThePlansPeopleWrite(String plan) {
    var dataset = UUID.randomUUID().toString();

    var answer = post(plan.replace("{{dataset}}", dataset).replace("{{backbone}}", "mobilenet_v2"));

    assertThat(answer).hasStatus(404).bodyText().contains(dataset);
  }

  @Test
  void namesWhatIsMissing() {
    var answer = post("{\"backbone\":\"resnet18.random\"}");

    assertThat(answer).hasStatus(400);
    assertThat(answer).bodyJson().extractingPath("$.errors[0].field").isEqualTo("dataset");
  }

  @Test
  void namesADatasetThatIsNotThere() {
    var dataset = UUID.randomUUID();

    assertThat(post("{\"dataset\":\"%s\",\"backbone\":\"resnet18.random\"}".formatted(dataset)))
        .hasStatus(404)
        .bodyText()
        .contains(dataset.toString());
  }

  @Test
  void refusesOtherMediaTypesAndMethodsWithTheRightOne() {
    assertThat(http.post().uri("/api/v1/jobs").contentType(MediaType.TEXT_PLAIN).content("x"))
        .hasStatus(415)
        .bodyText()
        .contains("application/json");
    assertThat(http.delete().uri("/api/v1/jobs")).hasStatus(405).bodyText().contains("GET");
  }

  @Test
  void namesAJobThatIsNotThere() {
    var id = UUID.randomUUID();

    assertThat(http.get().uri("/api/v1/jobs/{id}", id))
        .hasStatus(404)
        .bodyText()
        .contains(id.toString());
    assertThat(http.get().uri("/api/v1/jobs/seven")).hasStatus(400).bodyText().contains("seven");
  }

  @Test
  void showsAJobWithEveryDefaultAndItsPlaceInTheQueue() {
    var job = aJob();

    var answer = http.get().uri("/api/v1/jobs/{id}", job.id()).exchange();

    assertThat(answer)
        .hasStatusOk()
        .bodyJson()
        .extractingPath("$.spec.plan.phases[0].epochs")
        .isEqualTo(30);
    assertThat(answer).bodyJson().extractingPath("$.queuePosition").asNumber().isNotNull();
    assertThat(answer).bodyJson().extractingPath("$.transitions[0].to").isEqualTo("QUEUED");
  }

  @Test
  void givesTheSchemaOfAJobWithHelpAndDefaults() {
    var schema = assertThat(http.get().uri("/api/v1/jobs:schema")).hasStatusOk().bodyJson();

    schema.extractingPath("$.properties.recipe.enum").asArray().contains("gradual-unfreezing");
    schema
        .extractingPath("$.properties.plan.properties.phases.items.properties.epochs.default")
        .isEqualTo(10);
  }

  @Test
  void refusesToResumeRetryOrReproduceWhatCannotBe() {
    var job = aJob();

    assertThat(http.post().uri("/api/v1/jobs/{id}:reproduce", job.id())).hasStatus(409);
    assertThat(http.post().uri("/api/v1/jobs/{id}:retry", job.id())).hasStatus(409);
    assertThat(http.post().uri("/api/v1/jobs/{id}:pause", job.id()))
        .hasStatusOk()
        .bodyJson()
        .extractingPath("$.state")
        .isEqualTo("PAUSED");
    assertThat(http.post().uri("/api/v1/jobs/{id}:resume", job.id()))
        .hasStatusOk()
        .bodyJson()
        .extractingPath("$.state")
        .isEqualTo("QUEUED");
  }

  @Test
  void cancelsOnceAndSaysWhenItIsTooLate() {
    var job = aJob();

    assertThat(http.post().uri("/api/v1/jobs/{id}:cancel", job.id()))
        .hasStatusOk()
        .bodyJson()
        .extractingPath("$.state")
        .isEqualTo("CANCELLED");
    assertThat(http.post().uri("/api/v1/jobs/{id}:cancel", job.id())).hasStatusOk();
  }

  @Test
  void replaysEventsAfterTheLastOneSeen() throws Exception {
    var job = aJob();
    for (int i = 1; i <= 3; i++) {
      log.append(job.id(), "epoch", Map.of("epoch", i));
    }
    control.cancel(ProjectId.LOCAL, job.id());

    var live =
        http.get()
            .uri("/api/v1/jobs/{id}/events", job.id())
            .accept(MediaType.TEXT_EVENT_STREAM)
            .header("Last-Event-ID", "2")
            .exchange(java.time.Duration.ofSeconds(20));

    assertThat(live.getResponse().getContentAsString())
        .contains("id:3", "id:4", "id:5", "event:state")
        .doesNotContain("id:1\n", "id:2\n");
    assertThat(http.get().uri("/api/v1/jobs/{id}/events?cursor=3", job.id()))
        .bodyJson()
        .extractingPath("$.items.length()")
        .isEqualTo(2);
    assertThat(http.get().uri("/api/v1/jobs/{id}/metrics", job.id()))
        .bodyJson()
        .extractingPath("$.length()")
        .isEqualTo(3);
  }

  @Test
  void listsJobsByStateAndKnowsTheStates() {
    var job = aJob();

    assertThat(http.get().uri("/api/v1/jobs?state=QUEUED"))
        .bodyText()
        .contains(job.id().toString());
    assertThat(http.get().uri("/api/v1/jobs?state=SUCCEEDED"))
        .bodyText()
        .doesNotContain(job.id().toString());
    assertThat(http.get().uri("/api/v1/jobs?state=DONE"))
        .hasStatus(400)
        .bodyText()
        .contains("SUCCEEDED");
  }

  @Test
  void listsTheRecipesAsTheyAreForADatasetOfFewExamples() {
    var recipes = "/api/v1/recipes?dataset=" + ReadyDataset.ofAntsAndBees(http, 8);

    assertThat(http.get().uri(recipes))
        .hasStatusOk()
        .bodyJson()
        .extractingPath("$[?(@.name == 'feature-extraction')].plan.phases[0].epochs")
        .asArray()
        .containsExactly(300);
    var unknown = UUID.randomUUID();
    assertThat(http.get().uri("/api/v1/recipes?dataset=" + unknown))
        .hasStatus(404)
        .bodyText()
        .contains(unknown.toString());
  }

  @Test
  void listsTheRecipesWithTheirPlans() {
    assertThat(http.get().uri("/api/v1/recipes"))
        .hasStatusOk()
        .bodyJson()
        .extractingPath("$[?(@.name == 'fine-tune')].plan.phases[1].open")
        .asArray()
        .containsExactly("last:2");
  }
}
