package io.graft.training;

import io.graft.network.Task;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What trainings by the same plan are worth, each on the fold held out from it: of the way to
 * train, rather than of one model.
 *
 * @param folds in order
 * @param meanAccuracy of the folds, each counting alike
 * @param accuracyDeviation standard deviation of the folds' accuracies, of the sample (n - 1); it
 *     says how much one training differs from another, and is no error of the mean, as the
 *     trainings share examples (Bengio and Grandvalet 2004, "No unbiased estimator of the variance
 *     of k-fold cross-validation")
 * @param examples of all folds
 * @param accuracy of all held-out answers together
 * @param accuracyInterval where it lies with 95 % confidence, as if one network had answered all;
 *     none for multi-label examples, whose decisions depend on each other
 */
public record CrossValidation(
    List<FoldScore> folds,
    double meanAccuracy,
    double accuracyDeviation,
    int examples,
    double accuracy,
    @Nullable Interval accuracyInterval) {

  public CrossValidation {
    folds = List.copyOf(folds);
  }

  /**
   * @param folds at least two
   */
  static CrossValidation of(Task task, List<FoldScore> folds) {
    double mean = folds.stream().mapToDouble(FoldScore::accuracy).sum() / folds.size();
    double squares =
        folds.stream().mapToDouble(f -> (f.accuracy() - mean) * (f.accuracy() - mean)).sum();
    int examples = folds.stream().mapToInt(FoldScore::examples).sum();
    double right = folds.stream().mapToDouble(f -> f.accuracy() * f.examples()).sum();
    return new CrossValidation(
        folds,
        mean,
        Math.sqrt(squares / (folds.size() - 1)),
        examples,
        right / examples,
        task == Task.CLASSIFICATION ? Interval.wilson((int) Math.round(right), examples) : null);
  }
}
