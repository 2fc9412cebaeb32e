package io.graft.training;

import io.graft.network.Weights;

/** Weights and what they were worth on the validation examples. */
record Candidate(Weights weights, double accuracy, double loss) {

  /** Nothing is worse than weights nobody has looked at. */
  static Candidate untried(Weights weights) {
    return new Candidate(weights, -1, Double.MAX_VALUE);
  }

  /** The loss decides between equal accuracies, of which small sets have many. */
  boolean worseThan(Candidate other, EarlyStopping.Metric metric) {
    return switch (metric) {
      case ACCURACY ->
          other.accuracy > accuracy || (other.accuracy == accuracy && other.loss < loss);
      case LOSS -> other.loss < loss;
    };
  }
}
