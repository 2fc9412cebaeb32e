package io.graft.training;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A wrong answer: the network's mistake, or that of whoever labelled the example.
 *
 * @param example its place in the request's examples
 * @param label what it is said to be
 * @param probability of the predicted class
 */
public record Mistake(int example, int label, int predicted, double probability) {
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
                    probabilities.confidence(row)))
        .sorted(Comparator.comparingDouble(Mistake::probability).reversed())
        .limit(LISTED)
        .toList();
  }
}
