package io.graft.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.graft.GraftTest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@GraftTest
class WorkerApiTests {
  @Autowired MockMvcTester http;
  @Autowired WorkerRegistry registry;
  @Autowired JdbcClient sql;
  @Autowired JsonMapper json;

  private final String name = "worker-" + UUID.randomUUID();

  @AfterEach
  void leave() {
    registry.leave(name);
  }

  @Test
  void saysHowBusyAWorkerIs() throws Exception {
    registry.beat(name, new Machine(0.25, 8, 64_000, 16_000), List.of(slot(7_000L)));

    var worker = shown();
    assertThat(worker.path("load").asDouble()).isEqualTo(0.25);
    assertThat(worker.path("cores").asInt()).isEqualTo(8);
    assertThat(worker.path("memoryBytes").asLong()).isEqualTo(64_000);
    assertThat(worker.path("freeMemoryBytes").asLong()).isEqualTo(16_000);
    assertThat(worker.path("slots").path(0).path("usedBytes").asLong()).isEqualTo(7_000);
  }

  @Test
  void saysWhatItDoesNotKnow() throws Exception {
    registry.beat(name, new Machine(0.25, 8, 64_000, 16_000), List.of(slot(7_000L)));
    registry.beat(name, new Machine(null, 8, 64_000, 32_000), List.of(slot(null)));

    var worker = shown();
    assertThat(worker.path("load").isNull()).isTrue();
    assertThat(worker.path("freeMemoryBytes").asLong()).isEqualTo(32_000);
    assertThat(worker.path("slots").path(0).path("usedBytes").isNull()).isTrue();
  }

  @Test
  void knowsWorkersThatDoNotSaySoYet() throws Exception {
    sql.sql(
            """
            insert into worker (name, slots, started_at, heartbeat_at)
            values (:name, '[{"device": "cpu", "trainer": 4711, "job": null, "memoryBytes": 8, "cacheBytes": 4}]', now(), now())
            """)
        .param("name", name)
        .update();

    var worker = shown();
    for (var field : List.of("load", "cores", "memoryBytes", "freeMemoryBytes")) {
      assertThat(worker.path(field).isNull()).as(field).isTrue();
    }
    assertThat(worker.path("slots").path(0).path("trainer").asInt()).isEqualTo(4711);
    assertThat(worker.path("slots").path(0).path("usedBytes").isNull()).isTrue();
  }

  private JsonNode shown() throws Exception {
    var answer = http.get().uri("/api/v1/workers").exchange();
    return json.readTree(answer.getResponse().getContentAsString()).path("items").values().stream()
        .filter(worker -> worker.path("name").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static WorkerView.Slot slot(@Nullable Long used) {
    return new WorkerView.Slot("cpu", 4711, null, 64_000, used, 4, List.of());
  }
}
