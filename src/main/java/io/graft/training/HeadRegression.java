package io.graft.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;

/** What a linear head on fixed features loses; see {@link StandardFeatures} for its numbers. */
sealed interface HeadRegression extends Lbfgs.Objective
    permits SoftmaxRegression, LogisticRegressions {

  /**
   * @param features float32 {@code [N, features]}
   * @param examples of the rows
   * @param classWeights as {@link Loss#weights} has them
   */
  static HeadRegression of(
      TrainingRequest request,
      NDManager memory,
      NDArray features,
      List<Example> examples,
      float[] classWeights) {
    int classes = request.classes().size();
    return switch (request.task()) {
      case CLASSIFICATION ->
          SoftmaxRegression.of(
              memory,
              features,
              examples.stream().mapToInt(Example::label).toArray(),
              classes,
              classWeights);
      case MULTI_LABEL ->
          LogisticRegressions.of(
              memory,
              features,
              examples.stream().map(Example::labels).toList(),
              classes,
              classWeights);
    };
  }

  /** The same with another strength of regularisation. */
  HeadRegression with(double strength);

  StandardFeatures features();

  int classes();

  default int size() {
    return features().size(classes());
  }

  /** The head for features that are not standardised: weights {@code [classes, features]}. */
  default float[] weights(double[] x) {
    return features().weights(x, classes());
  }

  default float[] biases(double[] x) {
    return features().biases(x, classes());
  }
}
