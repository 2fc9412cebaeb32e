package io.graft.training;

import static io.graft.training.InvalidSetting.require;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.graft.network.Task;

/**
 * What training makes small.
 *
 * @param gamma of the focal loss: how much less examples count that are right already
 */
public record Loss(
    @Knob("cross-entropy, or focal, which counts less what is right already") Kind type,
    @Knob(value = "how much less", least = 1, most = 10) double gamma,
    @Knob(
            "balanced makes classes count alike, however many examples they have; of a multi-label dataset the presence and the absence of each")
        ClassWeights classWeights) {

  public enum Kind {
    @JsonProperty("cross-entropy")
    CROSS_ENTROPY,
    /**
     * Cross-entropy times {@code (1 - p)^gamma} (Lin et al., arXiv:1708.02002), p being the
     * probability of the right class, and in a multi-label one of each right decision.
     */
    @JsonProperty("focal")
    FOCAL
  }

  public enum ClassWeights {
    @JsonProperty("none")
    NONE,
    /**
     * Each class counts alike: examples / (classes × examples of the class). In a multi-label one
     * its presence counts as much as its absence: examples without it / examples with it.
     */
    @JsonProperty("balanced")
    BALANCED
  }

  public Loss {
    require(gamma >= 1 && gamma <= 10, "gamma", "from 1 to 10", gamma);
  }

  /** {@link #weights(Task, int[], int)} by the training examples. */
  float[] weights(TrainingRequest request) {
    var training =
        request.examples().stream().filter(example -> example.split() == Split.TRAIN).toList();
    var counts = new int[request.classes().size()];
    training.forEach(example -> example.labels().forEach(label -> counts[label]++));
    return weights(request.task(), counts, training.size());
  }

  /**
   * @param counts training examples of each class
   * @param examples all of them
   * @return a weight per class; none where all count by their examples
   */
  float[] weights(Task task, int[] counts, int examples) {
    if (classWeights == ClassWeights.NONE) {
      return new float[0];
    }
    var weights = new float[counts.length];
    for (int i = 0; i < counts.length; i++) {
      double count = Math.max(1, counts[i]);
      weights[i] =
          (float)
              switch (task) {
                case CLASSIFICATION -> examples / (counts.length * count);
                case MULTI_LABEL -> (examples - counts[i]) / count;
              };
    }
    return weights;
  }
}
