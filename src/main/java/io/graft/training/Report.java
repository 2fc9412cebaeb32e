package io.graft.training;

import io.graft.training.Evaluation.ClassScore;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Says what answers are worth. */
class Report {
  private static final int TOP = 5;

  private final List<String> classes;
  private final Answers answers;
  private final Calibration calibration;
  private final Probabilities probabilities;
  private final Scores scores;

  Report(List<String> classes, Answers answers, TemperatureScaling scaling) {
    this.classes = classes;
    this.answers = answers;
    this.calibration = Calibration.of(scaling, answers);
    this.probabilities = new Probabilities(answers, scaling.applied());
    this.scores = new Scores(classes);
    for (int row = 0; row < answers.size(); row++) {
      scores.add(answers.logits(row), new int[] {answers.label(row)});
    }
  }

  Evaluation on(Split split) {
    var perClass = IntStream.range(0, classes.size()).mapToObj(this::score).toList();
    return new Evaluation(
        split,
        answers.size(),
        scores.loss(),
        scores.accuracy(),
        Interval.wilson(scores.correct(), answers.size()),
        top5(),
        scores.balancedAccuracy(),
        scores.macroF1(),
        rocAuc(perClass),
        null,
        null,
        null,
        perClass,
        scores.confusion(),
        calibration,
        Reliability.of(probabilities).bins(),
        Mistake.of(probabilities));
  }

  private ClassScore score(int label) {
    return scores.of(label, orNull(RocAuc.ofClass(probabilities, label)));
  }

  private @Nullable Double top5() {
    return classes.size() <= TOP
        ? null
        : orNull(
            IntStream.range(0, answers.size())
                .mapToDouble(row -> answers.rightAmong(row, TOP) ? 1 : 0)
                .average());
  }

  private static @Nullable Double rocAuc(List<ClassScore> perClass) {
    return orNull(
        perClass.stream()
            .map(ClassScore::rocAuc)
            .filter(Objects::nonNull)
            .mapToDouble(Double::doubleValue)
            .average());
  }

  private static @Nullable Double orNull(OptionalDouble number) {
    return number.isPresent() ? number.getAsDouble() : null;
  }
}
