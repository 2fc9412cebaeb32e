package io.graft.model;

import static io.graft.model.Markdown.number;
import static io.graft.model.Markdown.percent;
import static io.graft.model.Markdown.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of a model card that says what other trainings by the same plan scored. */
final class CardFolds {
  private CardFolds() {}

  static String of(@Nullable CrossValidation folds) {
    return folds == null
        ? ""
        : """
          ## What the plan scores

          Trained %d times more by the same plan, each time with another fold of the training and validation pictures held out,
          its accuracy on the held-out fold was %s ± %s (mean ± standard deviation over %d folds); together they
          told %s of all %,d held-out pictures right%s.

          %s"""
            .formatted(
                folds.folds().size(),
                percent(folds.meanAccuracy()),
                percent(folds.accuracyDeviation()),
                folds.folds().size(),
                percent(folds.accuracy()),
                folds.examples(),
                interval(folds.accuracyInterval()),
                each(folds.folds()));
  }

  private static String interval(@Nullable AccuracyInterval interval) {
    return interval == null
        ? ""
        : " (95 %% confidence: %s to %s)"
            .formatted(percent(interval.low()), percent(interval.high()));
  }

  private static String each(List<FoldMetrics> folds) {
    var rows =
        folds.stream()
            .map(
                fold ->
                    List.of(
                        String.valueOf(fold.fold()),
                        String.valueOf(fold.examples()),
                        percent(fold.accuracy()),
                        percent(fold.macroF1()),
                        number(fold.loss())))
            .toList();
    return table(List.of("fold", "pictures", "accuracy", "macro F1", "loss of the logits"), rows);
  }
}
