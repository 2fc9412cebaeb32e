package io.graft.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graft.network.Architectures;
import io.graft.network.Pooling;
import io.graft.network.Task;
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
    assertThat(phase.batchSize()).isEqualTo(32);
    assertThat(plan.head()).isEqualTo(Recipe.FINE_TUNE.plan().head());
  }

  @ParameterizedTest
  @CsvSource({"10, 300, 80", "80, 94, 25", "249, 30, 8", "250, 30, 8", "5000, 30, 8"})
  void fewExamplesGetTheStepsOfMoreAndPatienceWithThem(int examples, int epochs, int patience) {
    var plan = TrainingPlans.forExamples(expand("{\"head\":{\"dropout\":0.1}}"), examples, 50);

    var head = plan.phases().getFirst();
    assertThat(head.epochs()).isEqualTo(epochs);
    assertThat(head.earlyStopping().patience()).isEqualTo(patience);
    assertThat(head.earlyStopping().restoreBest()).isTrue();
    assertThat(plan.head().dropout()).isEqualTo(0.1);
  }

  @ParameterizedTest
  @CsvSource({"10, 80", "100, 60", "250, 24", "500, 12", "750, 8", "5000, 8"})
  void stagesThatKnowSomethingGetMoreStepsThanAHead(int examples, int epochs) {
    var plan = TrainingPlans.forExamples(expand("{}"), examples, 50);

    var stages = plan.phases().getLast();
    assertThat(stages.open()).isEqualTo(new OpenStages.Last(2));
    assertThat(stages.epochs()).isEqualTo(epochs);
    assertThat(stages.earlyStopping().patience()).isEqualTo(epochs / 2);
  }

  @Test
  void whatBeginsWithRandomWeightsIsStretchedAsAHeadIs() {
    var plan = TrainingPlans.forExamples(Recipe.FROM_SCRATCH.plan(), 125, 50);

    assertThat(plan.phases()).singleElement().extracting(Phase::epochs).isEqualTo(120);
  }

  @Test
  void tooFewToChooseAnEpochByLeaveTheLastOne() {
    var plan = TrainingPlans.forExamples(expand("{}"), 1000, 49);

    assertThat(plan.phases()).noneMatch(phase -> phase.earlyStopping().restoreBest());
    assertThat(plan.phases().getFirst().epochs()).isEqualTo(30);
  }

  @Test
  void stepsThatSeeAllExamplesStayAsManyAsTheyAre() {
    var probe = TrainingPlans.expand(Recipe.LINEAR_PROBE, null);

    assertThat(TrainingPlans.forExamples(probe, 10, 3)).isEqualTo(probe);
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

    assertThat(TrainingPlans.read(stored).phases())
        .singleElement()
        .extracting(Phase::augmentation)
        .isEqualTo(new Augmentation(true, 0.2));
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
          {"folds":3,"phases":[{"schedule":"range-test"}]} | folds must be 0 (off) where every phase is a range-test
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

  private static Phase phase(String knobs) {
    return TrainingPlans.expand(
            Recipe.FEATURE_EXTRACTION, Json.MAPPER.readTree("{\"phases\":[{%s}]}".formatted(knobs)))
        .phases()
        .getFirst();
  }

  @Test
  void theCosineRisesThenFallsToNothing() {
    var phase = phase("\"epochs\":10");

    assertThat(Schedule.COSINE.factor(phase, 0, 100, 10)).isEqualTo(0.2);
    assertThat(Schedule.COSINE.factor(phase, 5, 100, 10)).isEqualTo(1);
    assertThat(Schedule.COSINE.factor(phase, 99, 100, 10)).isBetween(0.0, 0.001);
  }

  @Test
  void schedulesDoWhatTheirNamesSay() {
    var phase = phase("\"epochs\":10,\"warmUp\":0.3,\"stepEvery\":4,\"stepFactor\":0.5");
    var plain = phase("\"epochs\":10,\"warmUp\":0,\"stepEvery\":4,\"stepFactor\":0.5");

    assertThat(Schedule.CONSTANT.factor(plain, 0, 100, 10)).isEqualTo(1);
    assertThat(Schedule.CONSTANT.factor(phase, 0, 100, 10)).isEqualTo(1 / 30.0);
    assertThat(Schedule.STEP.factor(plain, 39, 100, 10)).isEqualTo(1);
    assertThat(Schedule.STEP.factor(plain, 40, 100, 10)).isEqualTo(0.5);
    assertThat(Schedule.STEP.factor(plain, 80, 100, 10)).isEqualTo(0.25);
    assertThat(Schedule.ONE_CYCLE.factor(phase, 29, 100, 10)).isEqualTo(1);
    assertThat(Schedule.ONE_CYCLE.factor(phase, 0, 100, 10)).isBetween(0.04, 0.05);
    assertThat(Schedule.ONE_CYCLE.factor(phase, 99, 100, 10)).isBetween(1e-4, 1e-3);
  }

  @Test
  void aStageHasTheRateSaidForItOrTheNextOnesTimesTheDecay() {
    var network = Architectures.named("mobilenet_v2");
    var phase =
        phase(
            "\"open\":\"last:3\",\"schedule\":\"constant\",\"warmUp\":0,\"learningRate\":0.1,"
                + "\"layerDecay\":0.5,\"rates\":{\"blocks.6\":0.7}");
    phase.requireFits(network);

    var rates = new Rates(phase, network, network.depth() - 3, 1).at(1, 0);

    assertThat(rates).containsExactly(0.025f, 0.7f, 0.1f, 0.1f);
    assertThatThrownBy(() -> phase("\"rates\":{\"blocks.6\":0.7}").requireFits(network))
        .hasMessageContaining("rates.blocks.6 must be of an open stage, [head]");
  }

  @Test
  void aPlanWrittenBeforeAKnobExistedIsRead() {
    var old =
        """
        {"recipe":"fine-tune","seed":7,"head":{"hidden":[],"activation":"relu","dropout":0.2},
         "phases":[{"name":"head","open":"head","epochs":3,"batchSize":16,"learningRate":0.01}]}
        """;

    var plan = TrainingPlans.read(old);

    assertThat(plan.seed()).isEqualTo(7);
    assertThat(plan.folds()).isZero();
    assertThat(plan.head().pooling()).isEqualTo(Pooling.AVG);
    assertThat(plan.phases())
        .singleElement()
        .satisfies(phase -> assertThat(phase.batchSize()).isEqualTo(16))
        .satisfies(phase -> assertThat(phase.sampler()).isEqualTo(Sampler.UNIFORM));
    assertThat(TrainingPlans.read(TrainingPlans.write(plan))).isEqualTo(plan);
  }

  @Test
  void balancedWeightsMakeClassesCountAlike() {
    var loss = phase("\"loss\":{\"classWeights\":\"balanced\"}").loss();

    assertThat(loss.weights(Task.CLASSIFICATION, new int[] {30, 10}, 40))
        .containsExactly(2 / 3f, 2f);
    assertThat(phase("\"epochs\":1").loss().weights(Task.CLASSIFICATION, new int[] {30, 10}, 40))
        .isEmpty();
  }

  @Test
  void balancedWeightsMakeThePresenceOfALabelCountAsItsAbsence() {
    var loss = phase("\"loss\":{\"classWeights\":\"balanced\"}").loss();

    assertThat(loss.weights(Task.MULTI_LABEL, new int[] {30, 10}, 40)).containsExactly(1 / 3f, 3f);
  }

  @ParameterizedTest
  @CsvSource({"0, 20, 30, 8", "0, 100, 30, 5", "0, 244, 30, 2", "0, 50000, 30, 2", "0, 20, 3, 3"})
  void drawMoreViewsOfASmallSet(int asked, int examples, int epochs, int views) {
    var phase = phase("\"views\":%d,\"epochs\":%d".formatted(asked, epochs));

    assertThat(phase.views(examples)).isEqualTo(views);
  }

  @Test
  void drawAsManyViewsAsSomebodySays() {
    assertThat(phase("\"views\":16,\"epochs\":20").views(50_000)).isEqualTo(16);
  }
}
