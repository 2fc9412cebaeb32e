package io.graft.training;

import io.graft.training.Evaluation.ClassScore;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Says what answers to multi-label examples are worth. */
class MultiLabelReport {
  private final List<String> classes;
  private final SetAnswers answers;
  private final Calibration calibration;
  private final Probabilities probabilities;
  private final float[] ofClasses;
  private final Decisions decisions;

  /**
   * @param scaling fitted to the decisions on the validation examples
   */
  MultiLabelReport(List<String> classes, SetAnswers answers, TemperatureScaling scaling) {
    this.classes = classes;
    this.answers = answers;
    var each = answers.decisions();
    this.calibration = Calibration.of(scaling, each);
    this.probabilities = new Probabilities(each, scaling.applied());
    this.ofClasses = answers.probabilities(scaling.applied());
    this.decisions = new Decisions(classes);
    decisions.add(answers.logits(), answers.examples());
  }

  Evaluation on(Split split) {
    var perClass = IntStream.range(0, classes.size()).mapToObj(this::score).toList();
    return new Evaluation(
        split,
        answers.examples().size(),
        decisions.loss(),
        decisions.accuracy(),
        null,
        null,
        null,
        decisions.macroF1(),
        mean(perClass, ClassScore::rocAuc),
        decisions.microF1(),
        decisions.subsetAccuracy(),
        mean(perClass, ClassScore::averagePrecision),
        perClass,
        List.of(),
        calibration,
        Reliability.of(probabilities).bins(),
        Mistake.of(probabilities).stream().map(answers::mistake).toList());
  }

  private ClassScore score(int label) {
    var members = answers.scores(ofClasses, label, true);
    var others = answers.scores(ofClasses, label, false);
    return new ClassScore(
        classes.get(label),
        decisions.support(label),
        decisions.precision(label),
        decisions.recall(label),
        decisions.f1(label),
        orNull(RocAuc.of(members, others)),
        orNull(AveragePrecision.of(members, others)));
  }

  /** Of the classes that have one. */
  private static @Nullable Double mean(
      List<ClassScore> perClass, Function<ClassScore, @Nullable Double> score) {
    return orNull(
        perClass.stream()
            .map(score)
            .filter(Objects::nonNull)
            .mapToDouble(Double::doubleValue)
            .average());
  }

  private static @Nullable Double orNull(OptionalDouble number) {
    return number.isPresent() ? number.getAsDouble() : null;
  }
}
