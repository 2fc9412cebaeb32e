package io.graft.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/**
 * A logistic regression for each class, all at once: mean sigmoid cross-entropy over examples and
 * classes, plus {@code l2 / (2 classes)} times the squared weights. No number of one class is in
 * the loss of another, so that each ends as if it were alone with its mean over the examples and
 * {@code l2 / 2}.
 *
 * @param present {@code [N, classes]}; the share that each decision has in the mean where the class
 *     is there, else 0
 * @param absent the same where it is not
 */
record LogisticRegressions(
    StandardFeatures features, NDArray present, NDArray absent, int classes, double l2)
    implements HeadRegression {

  /**
   * @param features float32 {@code [N, features]}
   * @param labels of the rows
   * @param positiveWeights how much the presence of each class counts against its absence; empty
   *     for alike
   */
  static LogisticRegressions of(
      NDManager memory,
      NDArray features,
      List<List<Integer>> labels,
      int classes,
      float[] positiveWeights) {
    var present = new float[labels.size() * classes];
    var absent = new float[labels.size() * classes];
    float share = 1f / present.length;
    java.util.Arrays.fill(absent, share);
    for (int i = 0; i < labels.size(); i++) {
      for (int label : labels.get(i)) {
        present[i * classes + label] =
            share * (positiveWeights.length == 0 ? 1 : positiveWeights[label]);
        absent[i * classes + label] = 0;
      }
    }
    var shape = new Shape(labels.size(), classes);
    return new LogisticRegressions(
        StandardFeatures.of(memory, features),
        memory.create(present, shape),
        memory.create(absent, shape),
        classes,
        0);
  }

  @Override
  public LogisticRegressions with(double strength) {
    return new LogisticRegressions(features, present, absent, classes, strength);
  }

  @Override
  public double at(double[] x, double[] gradient) {
    try (var batch = features.memory().newSubManager()) {
      features.values().tempAttach(batch);
      present.tempAttach(batch);
      absent.tempAttach(batch);
      var logits = features.logits(batch, x, classes);
      // -ln sigmoid(z) = max(-z, 0) + ln(1 + exp(-|z|)), which does not overflow
      var rest = logits.abs().neg().exp().add(1).log();
      var missed = logits.neg().maximum(0).add(rest);
      var alarmed = logits.maximum(0).add(rest);
      double loss = present.mul(missed).add(absent.mul(alarmed)).sum().getFloat();
      var p = logits.neg().exp().add(1).pow(-1);
      var error = p.mul(present.add(absent)).sub(present);
      return loss + features.regularise(x, error, l2 / classes, gradient);
    }
  }
}
