package io.graft.training;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Counts right and wrong decisions on multi-label examples while logits come in. Each class of each
 * example is a decision of its own: it is said to be there from a probability of 0.5 on.
 */
final class Decisions implements Tally {
  private final List<String> classes;
  // of each class: said and there, said only, there only
  private final int[] hits;
  private final int[] falseAlarms;
  private final int[] misses;
  private double loss;
  private int examples;
  private int exact;

  Decisions(List<String> classes) {
    this.classes = classes;
    this.hits = new int[classes.size()];
    this.falseAlarms = new int[classes.size()];
    this.misses = new int[classes.size()];
  }

  @Override
  public void add(float[] logits, List<Example> batch) {
    for (int row = 0; row < batch.size(); row++) {
      add(
          Arrays.copyOfRange(logits, row * classes.size(), (row + 1) * classes.size()),
          batch.get(row));
    }
  }

  private void add(float[] logits, Example example) {
    boolean right = true;
    for (int label = 0; label < logits.length; label++) {
      boolean there = example.labels().contains(label);
      boolean said = logits[label] >= 0;
      loss += crossEntropy(logits[label], there);
      hits[label] += said && there ? 1 : 0;
      falseAlarms[label] += said && !there ? 1 : 0;
      misses[label] += !said && there ? 1 : 0;
      right &= said == there;
    }
    exact += right ? 1 : 0;
    examples++;
  }

  /** -ln sigmoid(±logit), without overflow. */
  private static double crossEntropy(double logit, boolean there) {
    double towards = there ? logit : -logit;
    return Math.max(-towards, 0) + Math.log1p(Math.exp(-Math.abs(towards)));
  }

  @Override
  public double loss() {
    return examples == 0 ? 0 : loss / ((double) examples * classes.size());
  }

  @Override
  public double accuracy() {
    int wrong = sum(falseAlarms) + sum(misses);
    return examples == 0 ? 0 : 1 - wrong / ((double) examples * classes.size());
  }

  /** Share of examples of which every class was decided right. */
  double subsetAccuracy() {
    return ratio(exact, examples);
  }

  /** F1 of all decisions together. */
  double microF1() {
    return ratio(2 * sum(hits), 2 * sum(hits) + sum(falseAlarms) + sum(misses));
  }

  /** Mean F1 of the classes that have examples or were said. */
  double macroF1() {
    return mean(label -> support(label) + falseAlarms[label] > 0, this::f1);
  }

  int support(int label) {
    return hits[label] + misses[label];
  }

  double precision(int label) {
    return ratio(hits[label], hits[label] + falseAlarms[label]);
  }

  double recall(int label) {
    return ratio(hits[label], support(label));
  }

  double f1(int label) {
    return ratio(2 * hits[label], 2 * hits[label] + falseAlarms[label] + misses[label]);
  }

  private double mean(IntPredicate counted, IntToDoubleFunction score) {
    return IntStream.range(0, classes.size())
        .filter(counted)
        .mapToDouble(score)
        .average()
        .orElse(0);
  }

  private static int sum(int[] counts) {
    return Arrays.stream(counts).sum();
  }

  private static double ratio(int part, int whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
