package io.graft.training;

import io.graft.training.Evaluation.ClassScore;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Counts right and wrong answers while logits come in. */
class Scores {
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

  double loss() {
    return examples == 0 ? 0 : loss / examples;
  }

  double accuracy() {
    return ratio(correct, examples);
  }

  Evaluation evaluation(Split split) {
    var perClass = IntStream.range(0, classes.size()).mapToObj(this::score).toList();
    var macroF1 = perClass.stream().mapToDouble(ClassScore::f1).average().orElse(0);
    var rows = Arrays.stream(confusion).map(row -> Arrays.stream(row).boxed().toList()).toList();
    return new Evaluation(split, examples, loss(), accuracy(), macroF1, perClass, rows);
  }

  private ClassScore score(int label) {
    int right = confusion[label][label];
    int support = Arrays.stream(confusion[label]).sum();
    int predicted = Arrays.stream(confusion).mapToInt(row -> row[label]).sum();
    double precision = ratio(right, predicted);
    double recall = ratio(right, support);
    double f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    return new ClassScore(classes.get(label), support, precision, recall, f1);
  }

  private static double ratio(int part, int whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
