package io.graft.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graft.job.queue.QueueProperties;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class WorkerPropertiesTests {

  private static <T> T bind(String prefix, Class<T> type, Map<String, String> values) {
    return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate(prefix, type);
  }

  @Test
  void aWorkerNeedsNoSettings() {
    assertThat(bind("graft.worker", WorkerProperties.class, Map.of()))
        .isEqualTo(
            new WorkerProperties(
                "",
                Duration.ofMillis(250),
                Duration.ofMillis(300),
                0,
                DataSize.ofGigabytes(1),
                true,
                DataSize.ofGigabytes(4),
                Path.of("graft-data/worker")));
  }

  @Test
  void sizesAndDurationsAreText() {
    var values = Map.of("graft.worker.cache", "512MB", "graft.worker.poll-every", "2s");

    var worker = bind("graft.worker", WorkerProperties.class, values);

    assertThat(worker.cache()).isEqualTo(DataSize.ofMegabytes(512));
    assertThat(worker.pollEvery()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void theQueueWaitsFifteenSecondsAndTriesThreeTimes() {
    assertThat(bind("graft.queue", QueueProperties.class, Map.of()))
        .isEqualTo(new QueueProperties(Duration.ofSeconds(15), 3));
  }

  @Test
  void aSilenceShorterThanAFewBeatsIsRefused() {
    assertThatThrownBy(
            () -> bind("graft.queue", QueueProperties.class, Map.of("graft.queue.silence", "1s")))
        .hasStackTraceContaining("graft.queue.silence must be at least 2s, was PT1S");
  }
}
