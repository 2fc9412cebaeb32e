package io.graft.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PlanSchemaTests {
  private final JsonNode phase = PlanSchema.json().at("/properties/phases/items/properties");

  private static void expand(String knob, double value) {
    var written = value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    TrainingPlans.expand(
        Recipe.FEATURE_EXTRACTION,
        Json.MAPPER.readTree(
            "{\"phases\":[{\"batchSize\":4096,\"%s\":%s}]}".formatted(knob, written)));
  }

  @Test
  void everyKnobHasHelp() {
    var mute = new ArrayList<String>();
    phase.forEachEntry(
        (name, knob) -> {
          if (knob.path("description").asString("").isBlank()) {
            mute.add(name);
          }
        });

    assertThat(mute).isEmpty();
    assertThat(phase.size()).isGreaterThan(20);
  }

  @Test
  void theRangesAreThoseThatAreChecked() {
    var checked = new ArrayList<String>();
    phase.forEachEntry(
        (name, knob) -> {
          if (knob.has("minimum")) {
            double least = knob.path("minimum").asDouble();
            expand(name, least);
            assertThatThrownBy(() -> expand(name, least - 1)).hasMessageContaining(name);
            checked.add(name);
          }
          if (knob.has("maximum")) {
            double most = knob.path("maximum").asDouble();
            expand(name, most);
            assertThatThrownBy(() -> expand(name, most + 1)).hasMessageContaining(name);
          }
        });

    assertThat(checked).contains("epochs", "batchSize", "warmUp", "views");
  }

  @Test
  void theDefaultsAreAPlan() {
    assertThat(phase.at("/learningRate/default").asDouble()).isEqualTo(1e-3);
    assertThat(phase.at("/schedule/enum").values().stream().map(JsonNode::asString).toList())
        .isEqualTo(List.of("constant", "step", "cosine", "one-cycle", "range-test"));
    var pooling = PlanSchema.json().at("/properties/head/properties/pooling");
    assertThat(pooling.path("enum").values().stream().map(JsonNode::asString).toList())
        .isEqualTo(List.of("avg", "max", "avg-max", "flatten"));
    assertThat(pooling.path("default").asString()).isEqualTo("avg");
    assertThat(phase.at("/optimizer/oneOf").size()).isEqualTo(4);
    assertThat(phase.at("/loss/properties/gamma/maximum").asDouble()).isEqualTo(10);
  }

  @Test
  void foldsAreOffOrFromThreeTo20() {
    var folds = PlanSchema.json().at("/properties/folds");

    assertThat(folds.path("default").asInt()).isZero();
    assertThat(folds.path("minimum").asInt()).isZero();
    assertThat(folds.path("maximum").asInt()).isEqualTo(20);
    assertThat(folds.path("description").asString()).contains("held out");
    for (int right : new int[] {0, 3, 20}) {
      assertThat(folds(right).folds()).isEqualTo(right);
    }
    for (int wrong : new int[] {-1, 1, 2, 21}) {
      assertThatThrownBy(() -> folds(wrong))
          .hasMessageContaining("folds must be 0 (off) or from 3 to 20");
    }
  }

  private static TrainingPlan folds(int folds) {
    return TrainingPlans.expand(
        Recipe.FINE_TUNE, Json.MAPPER.readTree("{\"folds\":%d}".formatted(folds)));
  }
}
