package io.graft.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LbfgsTests {

  /** Minimum 0 at (1, 1), at the end of a bent valley. */
  private static double rosenbrock(double[] x, double[] gradient) {
    double a = 1 - x[0];
    double b = x[1] - x[0] * x[0];
    gradient[0] = -2 * a - 400 * x[0] * b;
    gradient[1] = 200 * b;
    return a * a + 100 * b * b;
  }

  @Test
  void findsTheEndOfABentValley() {
    var found = new Lbfgs(10, 200, 1e-9).minimise(LbfgsTests::rosenbrock, new double[] {-1.2, 1});

    assertThat(found).containsExactly(new double[] {1, 1}, within(1e-6));
  }

  /** Three classes in two dimensions; the numbers are scikit-learn's, see lbfgs.py. */
  @Test
  void fitsTheHeadThatScikitLearnFits() {
    float[] x = {0, 0, 1, 0.5f, 0.2f, 1, 3, 3, 4, 3.5f, 3.2f, 4, 0, 4, 1, 4.5f, 0.3f, 3.6f};
    int[] y = {0, 0, 0, 1, 1, 1, 2, 2, 2};
    try (var memory = NDManager.newBaseManager()) {
      var features = memory.create(x, new Shape(9, 2));
      var regression = SoftmaxRegression.of(memory, features, y, 3, new float[0]).with(0.1);

      var found = new Lbfgs(10, 200, 1e-7).minimise(regression, new double[regression.size()]);

      assertThat(regression.weights(found)).containsExactly(EXPECTED_WEIGHTS, within(2e-3f));
      assertThat(regression.biases(found)).containsExactly(EXPECTED_BIASES, within(5e-3f));
    }
  }

  /** Two labels by three features; scikit-learn fits each alone, see multi_label_golden.py. */
  @Test
  void fitsEachLabelAsIfItWereAlone() {
    var x = new float[40 * 3];
    var labels = new ArrayList<List<Integer>>();
    for (int i = 0; i < 40; i++) {
      for (int f = 0; f < 3; f++) {
        x[i * 3 + f] = (float) Math.sin(1.1 * i + 0.7 * f + 0.05 * i * f);
      }
      var own = new ArrayList<Integer>();
      if (x[i * 3] + 0.3 * Math.cos(i) > 0) {
        own.add(0);
      }
      if (x[i * 3 + 2] - x[i * 3 + 1] + 0.5 * Math.sin(3 * i) > 0.2) {
        own.add(1);
      }
      labels.add(own);
    }
    try (var memory = NDManager.newBaseManager()) {
      var features = memory.create(x, new Shape(40, 3));
      var regression = LogisticRegressions.of(memory, features, labels, 2, new float[0]).with(0.1);

      var found = new Lbfgs(10, 200, 1e-7).minimise(regression, new double[regression.size()]);

      assertThat(regression.weights(found))
          .containsExactly(
              new float[] {
                2.1002548f, -0.1263369f, -0.1222027f, -0.2987391f, -1.3272378f, 1.4546809f
              },
              within(1e-3f));
      assertThat(regression.biases(found))
          .containsExactly(new float[] {0.1657417f, -0.4306605f}, within(1e-3f));
    }
  }

  private static final float[] EXPECTED_WEIGHTS = {
    -0.25369f, -0.6633f, 0.75275f, 0.13033f, -0.49906f, 0.53297f
  };
  private static final float[] EXPECTED_BIASES = {2.05408f, -1.45099f, -0.60308f};
}
