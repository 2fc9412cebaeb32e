package io.graft.inference;

import io.graft.network.ActivationFunction;

/** Activation functions and their derivatives, in float64. */
final class ActivationSlope {
  private ActivationSlope() {}

  static double value(ActivationFunction function, double x) {
    return switch (function) {
      case RELU -> Math.max(x, 0);
      case RELU6 -> Math.clamp(x, 0, 6);
      case GELU -> x * normalShare(x);
      case SILU -> x * sigmoid(x);
      case TANH -> Math.tanh(x);
    };
  }

  /** The derivative at {@code x}; at a kink that of PyTorch, which is 0. */
  static double at(ActivationFunction function, double x) {
    return switch (function) {
      case RELU -> x > 0 ? 1 : 0;
      case RELU6 -> x > 0 && x < 6 ? 1 : 0;
      case GELU -> normalShare(x) + x * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
      case SILU -> sigmoid(x) * (1 + x * (1 - sigmoid(x)));
      case TANH -> 1 - Math.tanh(x) * Math.tanh(x);
    };
  }

  static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  /** The share of a normal distribution below {@code x}, 0 to 1. */
  private static double normalShare(double x) {
    return (1 + erf(x * Math.sqrt(0.5))) / 2;
  }

  /**
   * The error function as a series whose terms have one sign, so that nothing cancels (Abramowitz
   * and Stegun, Handbook of Mathematical Functions, 7.1.6); beyond 6 it is 1 to the last bit.
   */
  static double erf(double x) {
    if (Math.abs(x) > 6) {
      return Math.signum(x);
    }
    double term = x;
    double sum = x;
    for (int n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
      term *= 2 * x * x / (2 * n + 1);
      sum += term;
    }
    return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
  }
}
