package io.graft.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model scored on examples it was not trained on. What may be absent is absent from models
 * that are older than the figure, or of another task. A multi-label example is as many decisions as
 * there are classes: a class is said to be there from a probability of 0.5 on.
 *
 * @param split which examples: {@code test}, or {@code val} where there is no test split
 * @param loss mean cross-entropy of the logits, as in training
 * @param logLoss mean cross-entropy of the probabilities that the model gives
 * @param accuracy share of right answers, 0 to 1; of a multi-label model the share of right
 *     decisions
 * @param top5 share of examples whose class is among the five most likely; absent with fewer than
 *     six classes
 * @param balancedAccuracy mean of the classes' recall, each class counting alike
 * @param macroF1 mean of the classes' F1, each class counting alike
 * @param rocAuc mean of the classes' area under the ROC curve, each class counting alike
 * @param microF1 F1 of all decisions of a multi-label model together
 * @param subsetAccuracy share of examples of which a multi-label model decides every class right
 * @param meanAveragePrecision of a multi-label model, mean of the classes' average precision
 * @param ece expected calibration error of the probabilities that the model gives, of 15 bins
 * @param confusion rows are the true classes, columns the predicted ones, in the model's order;
 *     empty for a multi-label model
 * @param reliability the points of the reliability curve; bins without examples are left out
 * @param mistakes the most confident ones, at most 20
 * @param crossValidation of plans with {@code folds}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelMetrics(
    String split,
    int examples,
    double loss,
    @Nullable Double logLoss,
    double accuracy,
    @Nullable AccuracyInterval accuracyInterval,
    @Nullable Double top5,
    @Nullable Double balancedAccuracy,
    double macroF1,
    @Nullable Double rocAuc,
    @Nullable Double microF1,
    @Nullable Double subsetAccuracy,
    @Nullable Double meanAveragePrecision,
    @Nullable Double ece,
    List<ClassMetrics> perClass,
    List<List<Integer>> confusion,
    @Nullable Calibration calibration,
    @Nullable List<ReliabilityBin> reliability,
    @Nullable List<ConfidentMistake> mistakes,
    @Nullable CrossValidation crossValidation) {

  public ModelMetrics {
    perClass = List.copyOf(perClass);
    confusion = confusion.stream().map(List::copyOf).toList();
    reliability = reliability == null ? null : List.copyOf(reliability);
    mistakes = mistakes == null ? null : List.copyOf(mistakes);
    int classes = perClass.size();
    boolean square =
        confusion.size() == classes && confusion.stream().allMatch(row -> row.size() == classes);
    boolean multiLabel = subsetAccuracy != null && confusion.isEmpty();
    if (!square && !multiLabel) {
      throw new IllegalArgumentException(
          "the confusion matrix of %d classes must be square, had rows %s"
              .formatted(classes, confusion.stream().map(List::size).toList()));
    }
  }
}
