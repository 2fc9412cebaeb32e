package io.graft.dataset;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class DatasetPropertiesTests {
  static DatasetProperties with(Map<String, ?> settings) {
    return new Binder(new MapConfigurationPropertySource(settings))
        .bindOrCreate("graft.dataset", DatasetProperties.class);
  }

  @Test
  void hasDefaults() {
    assertThat(with(Map.of()))
        .isEqualTo(
            new DatasetProperties(
                DataSize.ofGigabytes(10),
                DataSize.ofGigabytes(20),
                DataSize.ofMegabytes(64),
                500_000,
                100,
                100_000_000,
                0.15,
                0.15,
                Duration.ofMinutes(1),
                Path.of("graft-data/uploads"),
                Duration.ofDays(1)));
  }

  @Test
  void readsEverySetting() {
    var settings =
        Map.ofEntries(
            entry("graft.dataset.max-upload", "1GB"),
            entry("graft.dataset.max-unpacked", "2GB"),
            entry("graft.dataset.max-file", "3MB"),
            entry("graft.dataset.max-files", "4"),
            entry("graft.dataset.max-ratio", "5"),
            entry("graft.dataset.max-pixels", "6"),
            entry("graft.dataset.val-share", "0.7"),
            entry("graft.dataset.test-share", "0.2"),
            entry("graft.dataset.look-again", "8s"),
            entry("graft.dataset.uploads", "elsewhere"),
            entry("graft.dataset.upload-expiry", "3h"));

    assertThat(with(settings))
        .isEqualTo(
            new DatasetProperties(
                DataSize.ofGigabytes(1),
                DataSize.ofGigabytes(2),
                DataSize.ofMegabytes(3),
                4,
                5,
                6,
                0.7,
                0.2,
                Duration.ofSeconds(8),
                Path.of("elsewhere"),
                Duration.ofHours(3)));
  }

  @Test
  void refusesSizesThatMakeNoSense() {
    assertThatThrownBy(() -> with(Map.of("graft.dataset.max-upload", "0B")))
        .rootCause()
        .hasMessage("graft.dataset.max-upload must be at least 1B, was 0B");
    assertThatThrownBy(() -> with(Map.of("graft.dataset.max-file", "2GB")))
        .rootCause()
        .hasMessageContaining("at most 1GB");
  }

  @Test
  void refusesSharesThatLeaveNothingToLearnFrom() {
    assertThatThrownBy(() -> with(Map.of("graft.dataset.val-share", "0.85")))
        .rootCause()
        .hasMessage(
            "graft.dataset.val-share 0.85 and graft.dataset.test-share 0.15 leave nothing to learn from; lower one of them");
  }
}
