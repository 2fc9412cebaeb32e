package io.graft.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.graft.GraftTest;
import io.graft.access.ProjectId;
import io.graft.dataset.DatasetId;
import io.graft.network.Task;
import io.graft.training.Recipe;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A job whose events 1 and 2 say that it was submitted and cancelled, 3 to 20,002 are epochs, five
 * are notes, and the last is epoch 4 once more.
 */
@GraftTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LongJobTests {
  private static final int EPOCHS = 20_000;
  private static final int LAST = EPOCHS + 8;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @Autowired MockMvcTester http;
  @Autowired Jobs jobs;
  @Autowired JobControl control;
  @Autowired JobEventStream stream;
  @Autowired JdbcClient sql;
  @Autowired JsonMapper json;

  private Job job;

  private Job aJob() {
    var spec =
        new Job.Spec(
            new DatasetId(UUID.randomUUID()),
            1,
            Task.CLASSIFICATION,
            "resnet18",
            Recipe.FULL.plan());
    return jobs.submit(ProjectId.LOCAL, "a long job", spec);
  }

  /** The losses fall, but for a spike up in each and one down in one of them. */
  @BeforeAll
  void train() {
    job = control.cancel(ProjectId.LOCAL, aJob().id());
    sql.sql(
            """
            insert into job_event (job_id, sequence, at, attempt, type, data)
            select :job, n + 2, now(), 1, 'epoch',
                   jsonb_build_object('phase', 0, 'epoch', n,
                     'trainingLoss', case n when 7777 then 50 else 2 - n / 20000.0 end,
                     'validationLoss', case n when 11111 then 60 when 3333 then 0.01 else 3 - n / 20000.0 end,
                     'best', n in (5, 4321))
              from generate_series(1, :epochs) n
            union all
            select :job, :epochs + 2 + n, now(), 1, 'note', '{}' from generate_series(1, 5) n
            union all
            select :job, :epochs + 8, now(), 2, 'epoch', '{"phase": 0, "epoch": 4, "trainingLoss": 1.9998, "validationLoss": 2.9998}'
            """)
        .param("job", job.id().value())
        .param("epochs", EPOCHS)
        .update();
  }

  @Test
  void keepsEndsBestsAndSpikesOfAThinnedCurve() throws Exception {
    var epochs = numbers("metrics?points=200", "/data/epoch");

    assertThat(epochs).hasSizeBetween(100, 202).isSorted();
    assertThat(epochs).contains(1, EPOCHS, 5, 4321, 7777, 11111, 3333);
    assertThat(IntStream.range(1, epochs.size()).map(i -> epochs.get(i) - epochs.get(i - 1)))
        .allMatch(gap -> gap <= 2 * EPOCHS / 49); // no part is left out
  }

  @Test
  void countsAnEpochThatWasDoneAgainOnce() throws Exception {
    for (var all : List.of("metrics", "metrics?points=20000")) {
      assertThat(numbers(all, "/data/epoch")).hasSize(EPOCHS).doesNotHaveDuplicates().isSorted();
      assertThat(numbers(all, "/sequence")).contains(LAST).doesNotContain(6);
    }
  }

  @Test
  void givesTheNewestEventsInAscendingOrder() throws Exception {
    assertThat(numbers("events?newest=3", "/sequence")).containsExactly(LAST - 2, LAST - 1, LAST);
    assertThat(numbers("events?newest=3&type=epoch", "/sequence"))
        .containsExactly(EPOCHS + 1, EPOCHS + 2, LAST);
    assertThat(numbers("events?newest=7&type=epoch&type=note", "/sequence"))
        .containsExactly(EPOCHS + 2, LAST - 5, LAST - 4, LAST - 3, LAST - 2, LAST - 1, LAST);
    assertThat(numbers("events?newest=7&type=state", "/sequence")).containsExactly(1, 2);
  }

  @Test
  void goesThroughEventsOfSomeTypesByCursor() throws Exception {
    var first = read("events?type=epoch");
    var next = read("events?type=epoch&cursor=" + first.path("next").asString());

    assertThat(first.path("items")).hasSize(500);
    assertThat(first.path("items").path(0).path("sequence").asInt()).isEqualTo(3);
    assertThat(next.path("items").path(0).path("sequence").asInt()).isEqualTo(503);
    assertThat(numbers("events?type=state&type=note", "/sequence"))
        .containsExactly(1, 2, LAST - 5, LAST - 4, LAST - 3, LAST - 2, LAST - 1);
    assertThat(numbers("events?type=nothing", "/sequence")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "metrics?points=9, 'points must be from 10 to 100000, was 9'",
    "metrics?points=100001, was 100001",
    "events?newest=0, 'newest must be from 1 to 1000, was 0'",
    "events?newest=1001, was 1001",
    "events?newest=10&cursor=3, leave one of them away"
  })
  void saysWhatCanBeAsked(String what, String rule) {
    assertThat(get(what)).hasStatus(400).bodyText().contains(rule);
  }

  @Test
  void streamsManyEventsEachOnceAndInOrder() throws Exception {
    assertThat(streamed("events", null)).isEqualTo(IntStream.rangeClosed(1, LAST).boxed().toList());
  }

  @Test
  void goesOnAfterTheEventInTheAddressOrTheHeader() throws Exception {
    assertThat(streamed("events?after=" + (LAST - 2), null)).containsExactly(LAST - 1, LAST);
    assertThat(streamed("events?after=5", LAST - 1)).containsExactly(LAST);
  }

  @Test
  void endsItsStreamsWhenTheServiceStops() throws Exception {
    var waiting = control.pause(ProjectId.LOCAL, aJob().id());
    var open = follow(waiting);
    try {
      stream.stop();

      // fails where the stream goes on
      open.getMvcResult().getAsyncResult(PATIENCE.toMillis());
      // nor does one begin that could only break off
      follow(waiting).getMvcResult().getAsyncResult(PATIENCE.toMillis());
    } finally {
      stream.start();
      control.cancel(ProjectId.LOCAL, waiting.id());
    }
  }

  private MvcTestResult follow(Job watched) {
    return http.get()
        .uri("/api/v1/jobs/{id}/events", watched.id())
        .accept(MediaType.TEXT_EVENT_STREAM)
        .asyncExchange();
  }

  private List<Integer> streamed(String what, @Nullable Integer last) throws Exception {
    var request = http.get().uri(address(what)).accept(MediaType.TEXT_EVENT_STREAM);
    if (last != null) {
      request.header("Last-Event-ID", last);
    }
    var text = request.exchange(PATIENCE).getResponse().getContentAsString();
    return Pattern.compile("^id:(\\d+)$", Pattern.MULTILINE)
        .matcher(text)
        .results()
        .map(id -> Integer.parseInt(id.group(1)))
        .toList();
  }

  private String address(String what) {
    return "/api/v1/jobs/%s/%s".formatted(job.id(), what);
  }

  private MvcTestResult get(String what) {
    return http.get().uri(address(what)).exchange();
  }

  private JsonNode read(String what) throws Exception {
    var answer = get(what);
    assertThat(answer).hasStatusOk();
    return json.readTree(answer.getResponse().getContentAsString());
  }

  private List<Integer> numbers(String what, String field) throws Exception {
    var read = read(what);
    var list = read.isArray() ? read : read.path("items");
    return list.values().stream().map(item -> item.at(field).asInt()).toList();
  }
}
