package io.graft.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.graft.backbone.input.ImageInput;
import io.graft.backbone.input.Interpolation;
import io.graft.training.Estimate.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

class EstimatorTests {
  private static final ImageInput INPUT = ImageInput.imagenet(224, 0.875, Interpolation.BILINEAR);
  private static final Counts COUNTS = new Counts(100, 20, 30, 0.2);
  private static final long MUCH = 4L << 30;
  private static final Speed RESNET =
      new Speed("cpu", "resnet18", 224, 0.02, 0.06, 0.001, 0.5, 0.03, 0.002);

  private static Estimator estimator(String architecture, String plan, long cache) {
    var expanded = TrainingPlans.expand(Recipe.FEATURE_EXTRACTION, Json.MAPPER.readTree(plan));
    return new Estimator(architecture, INPUT, expanded, 2, COUNTS, cache);
  }

  private static Estimate estimate(String architecture, String plan) {
    return estimator(architecture, plan, MUCH).at(List.of(RESNET)).orElseThrow();
  }

  private static double seconds(Estimate estimate, String part) {
    return estimate.parts().stream()
        .filter(p -> p.what().startsWith(part))
        .mapToDouble(Part::seconds)
        .sum();
  }

  @Test
  void frozenStagesCostOncePerView() {
    var estimate =
        estimate(
            "resnet18", "{'phases':[{'name':'head','epochs':10,'views':4}]}".replace('\'', '"'));

    assertThat(seconds(estimate, "decoding")).isEqualTo(150 * 0.2 * 0.03, within(1e-9));
    assertThat(seconds(estimate, "frozen")).isEqualTo(420 * 0.022, within(1e-6));
    assertThat(seconds(estimate, "phase"))
        .isEqualTo(0.5 + 10 * (100 * 0.001 + 20 * 0.001 / 3), within(1e-6));
    assertThat(estimate.seconds())
        .isEqualTo(estimate.parts().stream().mapToDouble(Part::seconds).sum(), within(1e-9));
    assertThat(estimate.cacheBytes()).isEqualTo(420 * 512 * 4 + 4L * 256 * 256 * 150);
  }

  @Test
  void foldsCostTheHeadAndNotTheFrozenStages() {
    var estimate = estimate("resnet18", "{\"folds\":3,\"phases\":[{\"epochs\":10}]}");

    assertThat(seconds(estimate, "frozen")).isEqualTo(480 * 0.022, within(1e-6));
    assertThat(seconds(estimate, "3 folds"))
        .isEqualTo(
            3 * (2 * 0.5 + 40 * RESNET.frozen() + 10 * (40 * 0.001 + 40 * 0.001 / 3)),
            within(1e-6));
  }

  @Test
  void openStagesCostInEveryEpoch() {
    var one = estimate("resnet18", "{\"phases\":[{\"open\":\"all\",\"epochs\":1}]}");
    var two = estimate("resnet18", "{\"phases\":[{\"open\":\"all\",\"epochs\":2}]}");

    assertThat(two.seconds() - one.seconds()).isEqualTo(100 * 0.062 + 20 * 0.022, within(1e-6));
    assertThat(two.memoryBytes()).isEqualTo(one.memoryBytes());
  }

  @Test
  void theSecondPhaseDoesNotPayForWhatTheFirstComputed() {
    var plan = "{\"phases\":[{\"name\":\"a\",\"epochs\":4},{\"name\":\"b\",\"epochs\":4}]}";

    assertThat(estimate("resnet18", plan).parts())
        .filteredOn(part -> part.what().startsWith("frozen"))
        .extracting(Part::what)
        .containsExactly("frozen stages of phase 'a'");
  }

  @Test
  void aDeeperNetworkTakesLongerThanTheOneThatWasMeasured() {
    var known = seconds(estimate("resnet18", "{}"), "frozen");
    var larger = seconds(estimate("resnet50", "{}"), "frozen");

    assertThat(larger / known).isBetween(2.0, 4.0); // 4.1 to 1.8 GMACs, and more numbers
  }

  @Test
  void moreExamplesAtOnceTakeMoreMemory() {
    var few = "{\"phases\":[{\"open\":\"all\",\"batchSize\":8}]}";
    var many = "{\"phases\":[{\"open\":\"all\",\"batchSize\":64}]}";
    var cut = "{\"phases\":[{\"open\":\"all\",\"batchSize\":64,\"accumulate\":8}]}";

    assertThat(estimate("resnet18", many).memoryBytes())
        .isGreaterThan(estimate("resnet18", few).memoryBytes());
    assertThat(estimate("resnet18", cut).memoryBytes())
        .isEqualTo(estimate("resnet18", few).memoryBytes());
  }

  @Test
  void nothingIsSaidWithoutAMeasurement() {
    assertThat(estimator("resnet18", "{}", MUCH).at(List.of())).isEmpty();
  }

  @Test
  void refusesWhatNoMemoryHolds() {
    var all = estimator("vgg16", "{\"phases\":[{\"open\":\"all\"}]}", MUCH);

    assertThat(all.refusal(300L << 20))
        .hasValueSatisfying(
            refusal -> {
              assertThat(refusal.field()).isEqualTo("backbone");
              assertThat(refusal.message()).contains("even with one picture").contains("300 MB");
            });
    assertThat(all.refusal(64L << 30)).isEmpty();
    assertThat(all.refusal(0)).isEmpty();
  }

  @Test
  void refusesAProbeWhoseFeaturesTheCacheCannotHold() {
    var probe =
        "{\"phases\":[{\"optimizer\":{\"type\":\"lbfgs\"},\"open\":\"head\",\"epochs\":50,\"views\":1}]}";

    assertThat(estimator("resnet18", probe, 100_000).refusal(0))
        .hasValueSatisfying(
            refusal -> assertThat(refusal.field()).isEqualTo("plan.phases[0].optimizer"));
    assertThat(estimator("resnet18", probe, MUCH).refusal(0)).isEmpty();
  }
}
