package io.graft.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * Features of mean 0 and deviation 1, so that one strength of regularisation suits them all, and
 * the linear heads on them. The numbers of a head are its weights {@code [classes, features]}, row
 * after row, then its biases {@code [classes]}.
 *
 * @param memory that the arrays belong to
 * @param values float32 {@code [N, features]}
 * @param mean {@code [1, features]} of the features as they came
 * @param deviation likewise
 */
record StandardFeatures(NDManager memory, NDArray values, NDArray mean, NDArray deviation) {

  /**
   * @param features float32 {@code [N, features]}
   */
  static StandardFeatures of(NDManager memory, NDArray features) {
    var mean = features.mean(new int[] {0}, true);
    var centred = features.sub(mean);
    var deviation = centred.square().mean(new int[] {0}, true).sqrt().add(1e-6f);
    var standardised = centred.div(deviation);
    centred.close();
    return new StandardFeatures(memory, standardised, mean, deviation);
  }

  int width() {
    return (int) values.getShape().get(1);
  }

  /** How many numbers a head has. */
  int size(int classes) {
    return classes * (width() + 1);
  }

  /** The logits of a head: {@code [N, classes]}. */
  NDArray logits(NDManager batch, double[] x, int classes) {
    var weights = batch.create(floats(x, 0, classes * width()), new Shape(classes, width()));
    var biases = batch.create(floats(x, classes * width(), classes), new Shape(1, classes));
    return values.matMul(weights.transpose()).add(biases);
  }

  /**
   * Completes a loss by {@code l2 / 2} times the squared weights, not the biases.
   *
   * @param error the loss's derivative by the logits
   * @param gradient to be filled, by the numbers of the head
   * @return what the weights add to the loss
   */
  double regularise(double[] x, NDArray error, double l2, double[] gradient) {
    float[] byWeight = error.transpose().matMul(values).toFloatArray();
    float[] byBias = error.sum(new int[] {0}).toFloatArray();
    double added = 0;
    for (int i = 0; i < byWeight.length; i++) {
      gradient[i] = byWeight[i] + l2 * x[i];
      added += 0.5 * l2 * x[i] * x[i];
    }
    for (int i = 0; i < byBias.length; i++) {
      gradient[byWeight.length + i] = byBias[i];
    }
    return added;
  }

  /** The head for features that are not standardised: weights {@code [classes, features]}. */
  float[] weights(double[] x, int classes) {
    float[] spread = deviation.toFloatArray();
    var weights = new float[classes * width()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (x[i] / spread[i % width()]);
    }
    return weights;
  }

  float[] biases(double[] x, int classes) {
    float[] centre = mean.toFloatArray();
    float[] spread = deviation.toFloatArray();
    var biases = new float[classes];
    for (int c = 0; c < classes; c++) {
      double bias = x[classes * width() + c];
      for (int i = 0; i < width(); i++) {
        bias -= x[c * width() + i] * centre[i] / spread[i];
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
