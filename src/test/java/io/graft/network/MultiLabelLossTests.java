package io.graft.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The loss of a linear head on multi-label examples, and its gradient, which a step of SGD at rate
 * 1 takes off the weights. The numbers are PyTorch's and torchvision's, see multi_label_golden.py.
 */
class MultiLabelLossTests {
  private static final int FEATURES = 1280;
  private static final int CLASSES = 3;
  private static final float[][] X = {
    {0.5f, -1, 2, 0.25f}, {1.5f, 0.75f, -0.5f, -2}, {-1.25f, 0.5f, 1, 3}
  };
  private static final float[] TARGETS = {1, 0, 0.7f, 0, 0, 0, 1, 1, 0.3f};
  private static final float[][] WEIGHTS = {
    {0.1f, -0.2f, 0.3f, 0.05f}, {-0.3f, 0.2f, 0.15f, -0.1f}, {0.25f, 0.4f, -0.35f, 0.2f}
  };

  private final Network network =
      Architectures.named("tf_mobilenet_v2").withHead(Head.linear(CLASSES));

  @TempDir Path folder;

  @Test
  void isTheMeanOfSigmoidCrossEntropy() throws Exception {
    takes(
        knobs(0, 0),
        new float[0],
        0.66360027f,
        new float[] {
          0.1181455f,
          0.0447991f,
          -0.1396147f,
          -0.2535344f,
          0.1610548f,
          -0.0387463f,
          0.0349866f,
          -0.2278646f,
          0.0461142f,
          0.1101333f,
          -0.1003465f,
          -0.0691479f
        });
  }

  @Test
  void weighsWhatIsThere() throws Exception {
    takes(
        knobs(0, 0),
        new float[] {0.5f, 3, 1.5f},
        0.79167753f,
        new float[] {
          0.095558f,
          0.0406422f,
          -0.0819691f,
          -0.1754143f,
          0.2775709f,
          -0.0853527f,
          -0.0582263f,
          -0.5075031f,
          0.0418925f,
          0.1340994f,
          -0.1638013f,
          -0.0993935f
        });
  }

  @Test
  void smoothsTowardsAHalf() throws Exception {
    takes(
        knobs(0.1f, 0),
        new float[0],
        0.6693642f,
        new float[] {
          0.1056455f,
          0.0378546f,
          -0.1201703f,
          -0.2243677f,
          0.1429993f,
          -0.0345796f,
          0.0322088f,
          -0.2014757f,
          0.0416698f,
          0.1026333f,
          -0.0953465f,
          -0.0641479f
        });
  }

  @Test
  void theFocalOneCountsWhatIsRightAlreadyLess() throws Exception {
    takes(
        knobs(0, 2),
        new float[0],
        0.16797966f,
        new float[] {
          0.0608253f,
          0.013081f,
          -0.0510861f,
          -0.1202352f,
          0.0794761f,
          -0.0207594f,
          0.0263268f,
          -0.105943f,
          0.0515899f,
          0.075642f,
          -0.0653794f,
          -0.0727796f
        });
  }

  @Test
  void countsTheShareOfRightDecisions() throws Exception {
    try (var module = module()) {
      var loss = step(module, knobs(0, 0), new float[0]);

      assertThat(loss.correct()).isCloseTo(decidedRight() / (float) CLASSES, within(1e-6f));
    }
  }

  private static int decidedRight() {
    int right = 0;
    for (int row = 0; row < X.length; row++) {
      for (int c = 0; c < CLASSES; c++) {
        double logit = 0;
        for (int i = 0; i < X[row].length; i++) {
          logit += X[row][i] * WEIGHTS[c][i];
        }
        right += (logit >= 0) == (TARGETS[row * CLASSES + c] >= 0.5f) ? 1 : 0;
      }
    }
    return right;
  }

  private void takes(float[] knobs, float[] classWeights, float mean, float[] gradient)
      throws Exception {
    try (var module = module()) {
      var loss = step(module, knobs, classWeights);

      assertThat(loss.mean()).isCloseTo(mean, within(1e-6f));
      var stepped = module.list("parameters_" + network.depth()).getFirst().toFloatArray();
      var taken = new float[gradient.length];
      for (int i = 0; i < gradient.length; i++) {
        taken[i] = WEIGHTS[i / 4][i % 4] - stepped[i / 4 * FEATURES + i % 4];
      }
      assertThat(taken).containsExactly(gradient, within(1e-6f));
    }
  }

  private Training.Loss step(TorchModule module, float[] knobs, float[] classWeights) {
    var x = module.manager().create(padded(X), new Shape(X.length, FEATURES));
    var targets = module.manager().create(TARGETS, new Shape(X.length, CLASSES));
    return new Training(module, network, network.depth())
        .weighted(x, targets, classWeights, knobs, 1);
  }

  private static float[] knobs(float smoothing, float gamma) {
    return new float[] {0, 0, 0, 0, 0, 0, smoothing, 0, gamma, 1, 1};
  }

  /** The head sees the first four features; all others are 0. */
  private TorchModule module() throws Exception {
    var tensors = new LinkedHashMap<>(Formula.weights(network).tensors());
    tensors.put(
        "classifier.weight",
        Tensor.floats(io.graft.network.Shape.of(CLASSES, FEATURES), padded(WEIGHTS)));
    tensors.put(
        "classifier.bias", Tensor.floats(io.graft.network.Shape.of(CLASSES), new float[CLASSES]));
    return TorchModule.of(network, new Weights(tensors), Compute.FLOAT32, folder);
  }

  private static float[] padded(float[][] rows) {
    var padded = new float[rows.length * FEATURES];
    IntStream.range(0, rows.length)
        .forEach(row -> System.arraycopy(rows[row], 0, padded, row * FEATURES, rows[row].length));
    return padded;
  }
}
