package io.graft.training;

import io.graft.training.Evaluation.ClassScore;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Counts right and wrong answers while logits come in. */
final class Scores implements Tally {
  private final List<String> classes;
  private final int[][] confusion;
  private double loss;
  private int examples;
  private int correct;

  Scores(List<String> classes) {
    this.classes = classes;
    this.confusion = new int[classes.size()][classes.size()];
  }

  /**
   * Takes in a batch.
   *
   * @param logits {@code [N × classes]}, row after row
   */
  void add(float[] logits, int[] labels) {
    int width = classes.size();
    for (int row = 0; row < labels.length; row++) {
      int from = row * width;
      int best = from;
      for (int i = from + 1; i < from + width; i++) {
        best = logits[i] > logits[best] ? i : best;
      }
      double sum = 0;
      for (int i = from; i < from + width; i++) {
        sum += Math.exp(logits[i] - logits[best]);
      }
      loss += Math.log(sum) + logits[best] - logits[from + labels[row]];
      confusion[labels[row]][best - from]++;
      correct += best - from == labels[row] ? 1 : 0;
    }
    examples += labels.length;
  }

  @Override
  public void add(float[] logits, List<Example> batch) {
    add(logits, batch.stream().mapToInt(Example::label).toArray());
  }

  @Override
  public double loss() {
    return examples == 0 ? 0 : loss / examples;
  }

  @Override
  public double accuracy() {
    return ratio(correct, examples);
  }

  int correct() {
    return correct;
  }

  List<List<Integer>> confusion() {
    return Arrays.stream(confusion).map(row -> Arrays.stream(row).boxed().toList()).toList();
  }

  /** Mean recall of the classes that have examples. */
  double balancedAccuracy() {
    return mean(label -> support(label) > 0, this::recall);
  }

  /** Mean F1 of the classes that have examples or were answered. */
  double macroF1() {
    return mean(label -> support(label) + predicted(label) > 0, this::f1);
  }

  ClassScore of(int label, @Nullable Double rocAuc) {
    return new ClassScore(
        classes.get(label),
        support(label),
        precision(label),
        recall(label),
        f1(label),
        rocAuc,
        null);
  }

  private int support(int label) {
    return Arrays.stream(confusion[label]).sum();
  }

  private int predicted(int label) {
    return Arrays.stream(confusion).mapToInt(row -> row[label]).sum();
  }

  private double precision(int label) {
    return ratio(confusion[label][label], predicted(label));
  }

  private double recall(int label) {
    return ratio(confusion[label][label], support(label));
  }

  /** The harmonic mean of precision and recall. */
  private double f1(int label) {
    return ratio(2 * confusion[label][label], support(label) + predicted(label));
  }

  private double mean(IntPredicate counted, IntToDoubleFunction score) {
    return IntStream.range(0, classes.size())
        .filter(counted)
        .mapToDouble(score)
        .average()
        .orElse(0);
  }

  private static double ratio(int part, int whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
