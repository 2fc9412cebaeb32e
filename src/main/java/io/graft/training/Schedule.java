package io.graft.training;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How the learning rate runs over the steps of a phase, as a factor of the phase's rate. */
public enum Schedule {
  @JsonProperty("constant")
  CONSTANT,
  /**
   * Half a cosine from 1 to 0 (Loshchilov and Hutter, 2017), after a linear rise over the first 5 %
   * of steps.
   */
  @JsonProperty("cosine")
  COSINE;

  private static final double WARM_UP = 0.05;

  /**
   * The factor of one step.
   *
   * @param step from 0 to {@code steps - 1}
   */
  double factor(int step, int steps) {
    return switch (this) {
      case CONSTANT -> 1;
      case COSINE -> {
        var rise = Math.max(1, (int) (steps * WARM_UP));
        yield step < rise
            ? (step + 1.0) / rise
            : 0.5 * (1 + Math.cos(Math.PI * (step - rise) / Math.max(1, steps - rise)));
      }
    };
  }
}
