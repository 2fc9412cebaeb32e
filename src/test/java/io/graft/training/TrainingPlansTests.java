package io.graft.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graft.network.Architectures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TrainingPlansTests {

  private static TrainingPlan expand(String said) {
    return TrainingPlans.expand(Recipe.FINE_TUNE, Json.MAPPER.readTree(said));
  }

  @ParameterizedTest
  @EnumSource
  void aRecipeIsAWholePlan(Recipe recipe) {
    var plan = TrainingPlans.expand(recipe, null);

    assertThat(plan).isEqualTo(recipe.plan());
    assertThat(TrainingPlans.read(TrainingPlans.write(plan))).isEqualTo(plan);
    assertThat(Recipe.named(recipe.wireName())).isEqualTo(recipe);
  }

  @Test
  void whatIsLeftOutComesFromTheDefaults() {
    var plan = expand("{\"phases\":[{\"open\":\"last:3\",\"epochs\":2}]}");

    assertThat(plan.phases()).hasSize(1);
    var phase = plan.phases().getFirst();
    assertThat(phase.open()).isEqualTo(new OpenStages.Last(3));
    assertThat(phase.epochs()).isEqualTo(2);
    assertThat(phase.batchSize()).isEqualTo(Phase.DEFAULTS.batchSize());
    assertThat(plan.head()).isEqualTo(Recipe.FINE_TUNE.plan().head());
  }

  @Test
  void knobsWithinAKnobAreLaidOverToo() {
    var plan =
        expand(
            "{\"seed\":7,\"head\":{\"dropout\":0.5},\"phases\":[{\"augmentation\":{\"flip\":false}}]}");

    assertThat(plan.seed()).isEqualTo(7);
    assertThat(plan.head().dropout()).isEqualTo(0.5);
    assertThat(plan.phases().getFirst().augmentation())
        .isEqualTo(new Augmentation(false, Augmentation.GENTLE.minimumArea()));
  }

  /** As they were stored before there were more. */
  @Test
  void augmentationOfTwoKnobsMeansWhatItMeant() {
    var stored =
        TrainingPlans.write(Recipe.FROM_SCRATCH.plan())
            .replaceAll(
                "\"augmentation\":\\{.*?}.*?}",
                "\"augmentation\":{\"flip\":true,\"minimumArea\":0.2}");

    assertThat(TrainingPlans.read(stored)).isEqualTo(Recipe.FROM_SCRATCH.plan());
  }

  @Test
  void oneKnobOfAnAugmentationLeavesTheOthers() {
    var augmentation =
        expand("{\"phases\":[{\"augmentation\":{\"randAugment\":{\"operations\":2}}}]}")
            .phases()
            .getFirst()
            .augmentation();

    assertThat(augmentation.randAugment()).isEqualTo(new RandAugment(2, 3));
    assertThat(augmentation.minimumArea()).isEqualTo(0.5);
    assertThat(augmentation.cutmix()).isZero();
  }

  @Test
  void anotherOptimizerBringsItsOwnDefaults() {
    var plan = expand("{\"phases\":[{\"optimizer\":{\"type\":\"sgd\",\"nesterov\":true}}]}");

    assertThat(plan.phases().getFirst().optimizer()).isEqualTo(new Optimizer.Sgd(0.9, true, 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"phases":[{"epochs":0}]}            | epochs must be from 1 to 10000, was 0
          {"phases":[{"learningRate":-1}]}     | learningRate must be above 0 and at most 10, was -1.0
          {"phases":[{"epoch":3}]}             | "epoch"
          {"phases":[{"open":"last:0"}]}       | last: and a number of stages from 1
          {"phases":[{"augmentation":{"hue":0.6}}]}   | hue must be from 0 (off) to 0.5, was 0.6
          {"phases":[{"augmentation":{"shear":-1}}]}  | shear must be from 0 (off) to 60, was -1.0
          {"phases":[{"augmentation":{"randAugment":{"operations":5}}}]} | operations must be from 0 (off) to 4, was 5
          {"phases":[]}                        | at least one phase
          {"phases":3}                         | phases
          {"head":{"dropout":1}}               | dropout must be from 0 to below 1
          {"phases":[{"optimizer":{"type":"lion"}}]} | lion
          {"phases":[{"optimizer":{"momentum":0.9}}]} | "momentum"
          """)
  void refusesWhatCannotBe(String said, String reason) {
    assertThatThrownBy(() -> expand(said)).hasStackTraceContaining(reason);
  }

  @Test
  void knowsWhichStagesAreFrozen() {
    var network = Architectures.named("mobilenet_v2");

    assertThat(new OpenStages.Head().boundary(network)).isEqualTo(network.depth());
    assertThat(new OpenStages.All().boundary(network)).isZero();
    assertThat(new OpenStages.Last(2).boundary(network)).isEqualTo(network.depth() - 2);
    assertThat(OpenStages.parse("blocks.6").boundary(network)).isEqualTo(7);
    assertThatThrownBy(() -> OpenStages.parse("layer4").boundary(network))
        .hasMessageContaining("blocks.6");
    assertThatThrownBy(() -> new OpenStages.Last(99).boundary(network)).hasMessageContaining("99");
  }

  @Test
  void theCosineRisesThenFallsToNothing() {
    assertThat(Schedule.COSINE.factor(0, 100)).isEqualTo(0.2);
    assertThat(Schedule.COSINE.factor(5, 100)).isEqualTo(1);
    assertThat(Schedule.COSINE.factor(99, 100)).isBetween(0.0, 0.001);
    assertThat(Schedule.CONSTANT.factor(99, 100)).isEqualTo(1);
  }
}
