package io.graft.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What trainings by the plan of a model scored on parts of its data set that were held out from
 * them, one part after another.
 *
 * @param meanAccuracy of the folds, each counting alike
 * @param accuracyDeviation standard deviation of the folds' accuracies (n - 1)
 * @param examples of all folds
 * @param accuracy of all held-out answers together
 * @param accuracyInterval none for multi-label examples, whose decisions depend on each other
 */
public record CrossValidation(
    List<FoldMetrics> folds,
    double meanAccuracy,
    double accuracyDeviation,
    int examples,
    double accuracy,
    @Nullable AccuracyInterval accuracyInterval) {

  public CrossValidation {
    folds = List.copyOf(folds);
  }
}
