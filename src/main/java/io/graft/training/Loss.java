package io.graft.training;

import static io.graft.training.InvalidSetting.require;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What training makes small.
 *
 * @param gamma of the focal loss: how much less examples count that are right already
 */
public record Loss(
    @Knob("cross-entropy, or focal, which counts less what is right already") Kind type,
    @Knob(value = "how much less", least = 1, most = 10) double gamma,
    @Knob("balanced makes classes count alike, however many examples they have")
        ClassWeights classWeights) {

  public enum Kind {
    @JsonProperty("cross-entropy")
    CROSS_ENTROPY,
    /** Cross-entropy times {@code (1 - p)^gamma} (Lin et al., arXiv:1708.02002). */
    @JsonProperty("focal")
    FOCAL
  }

  public enum ClassWeights {
    @JsonProperty("none")
    NONE,
    /** Each class counts alike: examples / (classes × examples of the class). */
    @JsonProperty("balanced")
    BALANCED
  }

  public Loss {
    require(gamma >= 1 && gamma <= 10, "gamma", "from 1 to 10", gamma);
  }

  /**
   * @param counts training examples of each class
   * @return a weight per class; none where all count by their examples
   */
  float[] weights(int[] counts) {
    if (classWeights == ClassWeights.NONE) {
      return new float[0];
    }
    double examples = 0;
    for (int count : counts) {
      examples += count;
    }
    var weights = new float[counts.length];
    for (int i = 0; i < counts.length; i++) {
      weights[i] = (float) (examples / (counts.length * (double) Math.max(1, counts[i])));
    }
    return weights;
  }
}
