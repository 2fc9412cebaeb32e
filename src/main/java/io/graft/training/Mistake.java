package io.graft.training;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A wrong answer: the network's mistake, or that of whoever labelled the example.
 *
 * @param example its place in the request's examples
 * @param label what it is said to be; of a multi-label example 1 where the class is there, else 0
 * @param probability of what is predicted
 * @param decided the class that was decided on; none in a classification
 */
public record Mistake(
    int example, int label, int predicted, double probability, @Nullable Integer decided) {
  private static final int LISTED = 20;

  /** The most confident first. */
  static List<Mistake> of(Probabilities probabilities) {
    var answers = probabilities.answers();
    return IntStream.range(0, answers.size())
        .filter(row -> !answers.right(row))
        .mapToObj(
            row ->
                new Mistake(
                    answers.example(row),
                    answers.label(row),
                    answers.likeliest(row),
                    probabilities.confidence(row),
                    null))
        .sorted(Comparator.comparingDouble(Mistake::probability).reversed())
        .limit(LISTED)
        .toList();
  }
}
