package io.graft.training;

import java.util.stream.IntStream;

/**
 * The one number that logits are divided by so that probabilities are as sure as they are right
 * (Guo et al. 2017, arXiv:1706.04599, section 4.2). It moves no answer from one class to another.
 *
 * @param temperature with the lowest log loss on the validation examples; 1 if there is none
 * @param gain share of their log loss that it takes away
 */
record TemperatureScaling(double temperature, double gain) {
  private static final double LOWEST = 0.05;
  private static final double HIGHEST = 20;
  private static final int HALVINGS = 30;

  /** Less is noise, and not worth a model whose probabilities are not the softmax of its logits. */
  private static final double WORTHWHILE = 0.005;

  /**
   * The log loss is convex in 1/T, with the slope Σ p·z - z(right class): it is searched for the
   * zero. Examples told apart without a mistake have none, their loss falls all the way to T = 0.
   */
  static TemperatureScaling fit(Answers validation) {
    double low = 1 / HIGHEST;
    double high = 1 / LOWEST;
    if (slope(validation, low) >= 0 || slope(validation, high) <= 0) {
      return new TemperatureScaling(1, 0);
    }
    for (int i = 0; i < HALVINGS; i++) {
      double middle = Math.sqrt(low * high);
      if (slope(validation, middle) < 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double temperature = 1 / Math.sqrt(low * high);
    double before = new Probabilities(validation, 1).logLoss();
    double after = new Probabilities(validation, temperature).logLoss();
    return new TemperatureScaling(temperature, (before - after) / before);
  }

  boolean helps() {
    return gain > WORTHWHILE;
  }

  /** What the exported model divides its logits by. */
  double applied() {
    return helps() ? temperature : 1;
  }

  private static double slope(Answers answers, double inverse) {
    var probabilities = new Probabilities(answers, 1 / inverse);
    return IntStream.range(0, answers.size())
        .mapToDouble(
            row -> {
              var logits = answers.logits(row);
              double slope = -logits[answers.label(row)];
              for (int i = 0; i < logits.length; i++) {
                slope += probabilities.of(row, i) * logits[i];
              }
              return slope;
            })
        .sum();
  }
}
