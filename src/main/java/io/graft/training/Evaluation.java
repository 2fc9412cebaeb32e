package io.graft.training;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a network is worth on examples it did not learn from. Whatever is made of probabilities is
 * made of those that the exported model gives.
 *
 * <p>A multi-label example is as many decisions as there are classes; a class is said to be there
 * from a probability of 0.5 on.
 *
 * @param loss mean cross-entropy of the logits in nats, as in training; of multi-label examples the
 *     mean over examples and classes
 * @param accuracy share of examples whose most likely class is the right one, 0 to 1; of
 *     multi-label examples the share of right decisions
 * @param accuracyInterval none for multi-label examples, whose decisions depend on each other
 * @param top5 share of examples whose class is among the five most likely; none with fewer than six
 *     classes, and none for multi-label examples
 * @param balancedAccuracy mean recall of the classes that have examples; none for multi-label
 *     examples
 * @param macroF1 mean F1 of the classes, each counting the same
 * @param rocAuc mean of the classes' that have one; none where no class has
 * @param microF1 F1 of all decisions on multi-label examples together
 * @param subsetAccuracy share of multi-label examples of which every class is decided right
 * @param meanAveragePrecision mean of the classes' average precision, of multi-label examples
 * @param confusion a row per true class, a column per predicted one; empty for multi-label examples
 * @param reliability the points of the reliability curve
 * @param mistakes the most confident, at most 20
 */
public record Evaluation(
    Split split,
    int examples,
    double loss,
    double accuracy,
    @Nullable Interval accuracyInterval,
    @Nullable Double top5,
    @Nullable Double balancedAccuracy,
    double macroF1,
    @Nullable Double rocAuc,
    @Nullable Double microF1,
    @Nullable Double subsetAccuracy,
    @Nullable Double meanAveragePrecision,
    List<ClassScore> perClass,
    List<List<Integer>> confusion,
    Calibration calibration,
    List<ConfidenceBin> reliability,
    List<Mistake> mistakes) {

  /**
   * One class against all others. A ratio without any case is 0.
   *
   * @param support how many examples are of this class
   * @param rocAuc none where all examples are of this class, or none is
   * @param averagePrecision of multi-label examples; none where no example is of this class
   */
  public record ClassScore(
      String name,
      int support,
      double precision,
      double recall,
      double f1,
      @Nullable Double rocAuc,
      @Nullable Double averagePrecision) {}
}
