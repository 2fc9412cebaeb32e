package io.graft.training;

import java.util.List;
import java.util.stream.IntStream;

/** What a network answered to multi-label examples: a row of logits for each. */
class SetAnswers {
  private static final int THERE = 0;
  private static final int NOT_THERE = 1;

  private final int classes;
  private final int[] numbers;
  private final List<Example> examples;
  private final float[] logits;

  /**
   * @param numbers of the examples
   * @param logits {@code [N × classes]}, row after row
   */
  SetAnswers(int classes, int[] numbers, List<Example> examples, float[] logits) {
    this.classes = classes;
    this.numbers = numbers.clone();
    this.examples = List.copyOf(examples);
    this.logits = logits.clone();
  }

  List<Example> examples() {
    return examples;
  }

  float[] logits() {
    return logits.clone();
  }

  /**
   * Each class of each example as an answer of its own, between two: it is there, or it is not. The
   * softmax of its logit and 0 is the sigmoid of its logit.
   */
  Answers decisions() {
    var labels = IntStream.range(0, logits.length).map(i -> there(i) ? THERE : NOT_THERE).toArray();
    var answers = new Answers(2, IntStream.range(0, logits.length).toArray(), labels);
    for (float logit : logits) {
      answers.add(new float[] {logit, 0});
    }
    return answers;
  }

  /** A wrong one of {@link #decisions}, in terms of the example. */
  Mistake mistake(Mistake decision) {
    return new Mistake(
        numbers[decision.example() / classes],
        decision.label() == THERE ? 1 : 0,
        decision.predicted() == THERE ? 1 : 0,
        decision.probability(),
        decision.example() % classes);
  }

  /** {@code [N × classes]}, row after row, in float32 as an exported model gives them. */
  float[] probabilities(double temperature) {
    var probabilities = new float[logits.length];
    for (int i = 0; i < logits.length; i++) {
      probabilities[i] = (float) (1 / (1 + Math.exp(-logits[i] / temperature)));
    }
    return probabilities;
  }

  /** The scores of a class for examples that have it, or for those that have it not. */
  double[] scores(float[] probabilities, int label, boolean there) {
    return IntStream.iterate(label, i -> i < logits.length, i -> i + classes)
        .filter(i -> there(i) == there)
        .mapToDouble(i -> probabilities[i])
        .toArray();
  }

  private boolean there(int decision) {
    return examples.get(decision / classes).labels().contains(decision % classes);
  }
}
