package io.graft.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.graft.network.Task;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ModelDescriptionTests {

  @Test
  void readsTheMetricsOfModelsOlderThanMostFigures() {
    var json =
        """
        {"split": "val", "examples": 20, "loss": 0.13, "accuracy": 0.95, "macroF1": 0.94,
         "perClass": [{"name": "ants", "support": 10, "precision": 0.9, "recall": 0.8, "f1": 0.847},
                      {"name": "bees", "support": 10, "precision": 0.9, "recall": 0.8, "f1": 0.847}],
         "confusion": [[8, 2], [2, 8]]}
        """;

    var mapper = JsonMapper.shared();
    var metrics = mapper.readValue(json, ModelMetrics.class);

    assertThat(metrics.accuracy()).isEqualTo(0.95);
    assertThat(metrics.balancedAccuracy()).isNull();
    assertThat(metrics.calibration()).isNull();
    assertThat(CardConfidence.of(Task.CLASSIFICATION, metrics)).isEmpty();
    assertThat(CardFigures.of(metrics)).contains("| accuracy | 95.0 % |").doesNotContain("ROC");
    assertThat(mapper.readTree(mapper.writeValueAsString(metrics)))
        .isEqualTo(mapper.readTree(json));
  }
}
