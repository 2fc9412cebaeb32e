package io.graft.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * Mean cross-entropy of a linear head on fixed features, plus {@code l2 / 2} times the squared
 * weights (not the biases). Features are standardised, so that one strength suits them all.
 */
class SoftmaxRegression implements Lbfgs.Objective {
  private final NDManager memory;
  private final NDArray features;
  private final NDArray targets;
  private final NDArray mean;
  private final NDArray deviation;
  private final int classes;
  private final int width;
  private final double l2;

  private SoftmaxRegression(
      NDManager memory,
      NDArray features,
      NDArray targets,
      NDArray mean,
      NDArray deviation,
      int classes,
      double l2) {
    this.memory = memory;
    this.features = features;
    this.targets = targets;
    this.mean = mean;
    this.deviation = deviation;
    this.classes = classes;
    this.width = (int) features.getShape().get(1);
    this.l2 = l2;
  }

  /**
   * @param features float32 {@code [N, features]}
   * @param labels of the rows
   * @param classWeights how much each class counts; empty for all alike
   */
  static SoftmaxRegression of(
      NDManager memory, NDArray features, int[] labels, int classes, float[] classWeights) {
    var mean = features.mean(new int[] {0}, true);
    var centred = features.sub(mean);
    var deviation = centred.square().mean(new int[] {0}, true).sqrt().add(1e-6f);
    var standardised = centred.div(deviation);
    centred.close();
    var shares = new float[labels.length * classes];
    double total = 0;
    for (int label : labels) {
      total += classWeights.length == 0 ? 1 : classWeights[label];
    }
    for (int i = 0; i < labels.length; i++) {
      shares[i * classes + labels[i]] =
          (float) ((classWeights.length == 0 ? 1 : classWeights[labels[i]]) / total);
    }
    var targets = memory.create(shares, new Shape(labels.length, classes));
    return new SoftmaxRegression(memory, standardised, targets, mean, deviation, classes, 0);
  }

  SoftmaxRegression with(double strength) {
    return new SoftmaxRegression(memory, features, targets, mean, deviation, classes, strength);
  }

  int size() {
    return classes * (width + 1);
  }

  @Override
  public double at(double[] x, double[] gradient) {
    try (var batch = memory.newSubManager()) {
      features.tempAttach(batch);
      targets.tempAttach(batch);
      var weights = batch.create(floats(x, 0, classes * width), new Shape(classes, width));
      var biases = batch.create(floats(x, classes * width, classes), new Shape(1, classes));
      var logs = features.matMul(weights.transpose()).add(biases).logSoftmax(1);
      double loss = -targets.mul(logs).sum().getFloat();
      // every row's shares sum up to its weight
      var error = logs.exp().mul(targets.sum(new int[] {1}, true)).sub(targets);
      float[] byWeight = error.transpose().matMul(features).toFloatArray();
      float[] byBias = error.sum(new int[] {0}).toFloatArray();
      for (int i = 0; i < classes * width; i++) {
        gradient[i] = byWeight[i] + l2 * x[i];
        loss += 0.5 * l2 * x[i] * x[i];
      }
      for (int i = 0; i < classes; i++) {
        gradient[classes * width + i] = byBias[i];
      }
      return loss;
    }
  }

  /** The head for features that are not standardised: weights {@code [classes, features]}. */
  float[] weights(double[] x) {
    float[] spread = deviation.toFloatArray();
    var weights = new float[classes * width];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (x[i] / spread[i % width]);
    }
    return weights;
  }

  float[] biases(double[] x) {
    float[] centre = mean.toFloatArray();
    float[] spread = deviation.toFloatArray();
    var biases = new float[classes];
    for (int c = 0; c < classes; c++) {
      double bias = x[classes * width + c];
      for (int i = 0; i < width; i++) {
        bias -= x[c * width + i] * centre[i] / spread[i];
      }
      biases[c] = (float) bias;
    }
    return biases;
  }

  private static float[] floats(double[] x, int from, int count) {
    var floats = new float[count];
    for (int i = 0; i < count; i++) {
      floats[i] = (float) x[from + i];
    }
    return floats;
  }
}
