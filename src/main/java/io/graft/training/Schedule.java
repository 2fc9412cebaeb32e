package io.graft.training;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How the learning rate runs over the steps of a phase, as a factor of the phase's rate. */
public enum Schedule {
  @JsonProperty("constant")
  CONSTANT,
  /** Falls by stepFactor after every stepEvery epochs. */
  @JsonProperty("step")
  STEP,
  /** Half a cosine from 1 to 0 (Loshchilov and Hutter, arXiv:1608.03983). */
  @JsonProperty("cosine")
  COSINE,
  /**
   * From a 25th up over the warm-up, then down to a ten-thousandth, both as half a cosine (Smith
   * and Topin, arXiv:1708.07120).
   */
  @JsonProperty("one-cycle")
  ONE_CYCLE,
  /** Not to train with: finds a good rate up to learningRate, see {@link RangeTest}. */
  @JsonProperty("range-test")
  RANGE_TEST;

  private static final double LOW = 1 / 25.0;
  private static final double LOWEST = 1e-4;

  /**
   * The factor of one step.
   *
   * @param step from 0 to {@code steps - 1}
   * @param perEpoch steps of an epoch
   */
  double factor(Phase phase, int step, int steps, int perEpoch) {
    if (this == RANGE_TEST) {
      return RangeTest.factor(step, steps);
    }
    int rise = phase.warmUp() == 0 ? 0 : Math.max(1, (int) (steps * phase.warmUp()));
    if (step < rise) {
      double risen = (step + 1.0) / rise;
      return this == ONE_CYCLE ? between(LOW, 1, risen) : risen;
    }
    double done = (double) (step - rise) / Math.max(1, steps - rise);
    return switch (this) {
      case CONSTANT -> 1;
      case STEP -> Math.pow(phase.stepFactor(), step / (perEpoch * phase.stepEvery()));
      case COSINE -> between(1, 0, done);
      case ONE_CYCLE -> between(1, LOWEST, done);
      case RANGE_TEST -> throw new IllegalStateException("was handled above");
    };
  }

  private static double between(double from, double to, double done) {
    return to + (from - to) * 0.5 * (1 + Math.cos(Math.PI * done));
  }
}
