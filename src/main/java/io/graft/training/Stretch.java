package io.graft.training;

/**
 * How many more epochs a phase of a recipe has where examples are few: as many as it takes for the
 * steps of enough examples, at most {@value #MOST} times. What a network learns is a matter of
 * steps, and an epoch of few examples has hardly any.
 */
enum Stretch {
  /** Heads, which learn at a high rate, and whole networks, whose epochs are many already. */
  NEW_WEIGHTS(250),
  /**
   * Stages that know something learn at a low rate, so that they keep it, and need more steps for
   * that. Higher rates in fewer steps gained as much on pictures unlike those of the pre-training,
   * and lost on pictures like them.
   */
  PRETRAINED_STAGES(750);

  private static final int MOST = 10;

  private final int enough;

  Stretch(int enough) {
    this.enough = enough;
  }

  static Stretch of(Phase phase, String recipe) {
    return phase.open() instanceof OpenStages.Head || recipe.equals(Recipe.FROM_SCRATCH.wireName())
        ? NEW_WEIGHTS
        : PRETRAINED_STAGES;
  }

  /**
   * @param examples that it learns from, from 1
   */
  double times(int examples) {
    return Math.clamp((double) enough / examples, 1, MOST);
  }
}
