package io.graft.training;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a network is worth on examples it did not learn from. Whatever is made of probabilities is
 * made of those that the exported model gives.
 *
 * @param loss mean cross-entropy of the logits in nats, as in training
 * @param accuracy share of examples whose most likely class is the right one, 0 to 1
 * @param top5 share of examples whose class is among the five most likely; none with fewer than six
 *     classes
 * @param balancedAccuracy mean recall of the classes that have examples
 * @param macroF1 mean F1 of the classes, each counting the same
 * @param rocAuc mean of the classes' that have one; none where no class has
 * @param confusion a row per true class, a column per predicted one
 * @param reliability the points of the reliability curve
 * @param mistakes the most confident, at most 20
 */
public record Evaluation(
    Split split,
    int examples,
    double loss,
    double accuracy,
    Interval accuracyInterval,
    @Nullable Double top5,
    double balancedAccuracy,
    double macroF1,
    @Nullable Double rocAuc,
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
   */
  public record ClassScore(
      String name,
      int support,
      double precision,
      double recall,
      double f1,
      @Nullable Double rocAuc) {}
}
