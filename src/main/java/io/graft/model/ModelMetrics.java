package io.graft.model;

import java.util.List;

/**
 * What a model scored on examples it was not trained on.
 *
 * @param split which examples: {@code val} or {@code test}
 * @param accuracy share of right answers, 0 to 1
 * @param macroF1 mean of the classes' F1, each class counting alike
 * @param confusion rows are the true classes, columns the predicted ones, in the model's order
 */
public record ModelMetrics(
    String split,
    int examples,
    double loss,
    double accuracy,
    double macroF1,
    List<ClassMetrics> perClass,
    List<List<Integer>> confusion) {

  public ModelMetrics {
    perClass = List.copyOf(perClass);
    confusion = confusion.stream().map(List::copyOf).toList();
    int classes = perClass.size();
    if (confusion.size() != classes || confusion.stream().anyMatch(row -> row.size() != classes)) {
      throw new IllegalArgumentException(
          "the confusion matrix of %d classes must be square, had rows %s"
              .formatted(classes, confusion.stream().map(List::size).toList()));
    }
  }
}
