package io.graft.training;

import java.util.stream.IntStream;

/** The softmax of answers at a temperature. */
class Probabilities {
  private final Answers answers;
  private final double temperature;
  private final double[] normalizers;

  Probabilities(Answers answers, double temperature) {
    this.answers = answers;
    this.temperature = temperature;
    this.normalizers = IntStream.range(0, answers.size()).mapToDouble(this::normalizer).toArray();
  }

  Answers answers() {
    return answers;
  }

  double of(int row, int label) {
    return Math.exp(log(row, label));
  }

  /** {@code [N × classes]}, row after row, in float32 as an exported model gives them. */
  float[] all() {
    int classes = answers.classes();
    var all = new float[answers.size() * classes];
    for (int i = 0; i < all.length; i++) {
      all[i] = (float) of(i / classes, i % classes);
    }
    return all;
  }

  /** Of the class that is answered. */
  double confidence(int row) {
    return of(row, answers.likeliest(row));
  }

  /** Mean of -ln p(right class): log loss, negative log-likelihood, cross-entropy in nats. */
  double logLoss() {
    return IntStream.range(0, answers.size())
        .mapToDouble(row -> -log(row, answers.label(row)))
        .average()
        .orElse(0);
  }

  private double log(int row, int label) {
    return answers.logits(row)[label] / temperature - normalizers[row];
  }

  /** The logarithm of the sum of exponentials, from the largest on so that none overflows. */
  private double normalizer(int row) {
    double largest = answers.logits(row)[answers.likeliest(row)] / temperature;
    double sum = 0;
    for (float logit : answers.logits(row)) {
      sum += Math.exp(logit / temperature - largest);
    }
    return largest + Math.log(sum);
  }
}
