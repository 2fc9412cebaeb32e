package io.graft.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * Mean cross-entropy of a linear head, plus {@code l2 / 2} times the squared weights.
 *
 * @param targets {@code [N, classes]}; the share that each example has in the mean, at its class
 */
record SoftmaxRegression(StandardFeatures features, NDArray targets, int classes, double l2)
    implements HeadRegression {

  /**
   * @param features float32 {@code [N, features]}
   * @param labels of the rows
   * @param classWeights how much each class counts; empty for all alike
   */
  static SoftmaxRegression of(
      NDManager memory, NDArray features, int[] labels, int classes, float[] classWeights) {
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
    return new SoftmaxRegression(StandardFeatures.of(memory, features), targets, classes, 0);
  }

  @Override
  public SoftmaxRegression with(double strength) {
    return new SoftmaxRegression(features, targets, classes, strength);
  }

  @Override
  public double at(double[] x, double[] gradient) {
    try (var batch = features.memory().newSubManager()) {
      features.values().tempAttach(batch);
      targets.tempAttach(batch);
      var logs = features.logits(batch, x, classes).logSoftmax(1);
      double loss = -targets.mul(logs).sum().getFloat();
      // every row's shares sum up to its weight
      var error = logs.exp().mul(targets.sum(new int[] {1}, true)).sub(targets);
      return loss + features.regularise(x, error, l2, gradient);
    }
  }
}
