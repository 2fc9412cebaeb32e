package io.graft.training;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Area under the ROC curve: how often a random example of a class scores higher than a random one
 * of another, a tie counting half. That is the rank statistic of Mann and Whitney over its largest
 * value (Fawcett 2006, "An introduction to ROC analysis", section 7). Scores are probabilities in
 * float32, as the exported model gives them and as {@link AnswersFile} keeps them, so that the
 * curve of a kept file has the area that was reported.
 */
final class RocAuc {
  private RocAuc() {}

  /** Each class against all others; empty where one side has no example. */
  static OptionalDouble ofClass(Probabilities probabilities, int label) {
    return of(
        scores(probabilities, label, row -> probabilities.answers().label(row) == label),
        scores(probabilities, label, row -> probabilities.answers().label(row) != label));
  }

  static OptionalDouble of(double[] members, double[] others) {
    if (members.length == 0 || others.length == 0) {
      return OptionalDouble.empty();
    }
    var rising = members.clone();
    var against = others.clone();
    Arrays.sort(rising);
    Arrays.sort(against);
    double won = 0;
    int below = 0;
    int notAbove = 0;
    for (double score : rising) {
      while (below < against.length && against[below] < score) {
        below++;
      }
      while (notAbove < against.length && against[notAbove] <= score) {
        notAbove++;
      }
      won += (below + notAbove) / 2.0;
    }
    return OptionalDouble.of(won / members.length / others.length);
  }

  private static double[] scores(Probabilities probabilities, int label, IntPredicate wanted) {
    return IntStream.range(0, probabilities.answers().size())
        .filter(wanted)
        .mapToDouble(row -> (float) probabilities.of(row, label))
        .toArray();
  }
}
