package io.graft.training;

import io.graft.network.Task;
import java.util.List;
import java.util.stream.IntStream;

/** How far two computations of the same logits differ. */
class Agreement {
  private final Task task;
  private final int classes;
  private int samples;
  private int same;
  private double largest;

  Agreement(Task task, int classes) {
    this.task = task;
    this.classes = classes;
  }

  /**
   * Takes in a batch.
   *
   * @param expected {@code [N × classes]}, row after row
   * @param actual of the same length
   */
  void add(float[] expected, float[] actual) {
    for (int row = 0; row < expected.length; row += classes) {
      for (int i = row; i < row + classes; i++) {
        largest = Math.max(largest, Math.abs(expected[i] - actual[i]));
      }
      samples++;
      same += answer(expected, row).equals(answer(actual, row)) ? 1 : 0;
    }
  }

  /** The likeliest class, or those that are said to be there. */
  private List<Integer> answer(float[] logits, int row) {
    return switch (task) {
      case CLASSIFICATION -> List.of(likeliest(logits, row));
      case MULTI_LABEL ->
          IntStream.range(0, classes).filter(i -> logits[row + i] >= 0).boxed().toList();
    };
  }

  private int likeliest(float[] logits, int row) {
    int best = 0;
    for (int i = 1; i < classes; i++) {
      best = logits[row + i] > logits[row + best] ? i : best;
    }
    return best;
  }

  double largest() {
    return largest;
  }

  double share() {
    return samples == 0 ? 0 : (double) same / samples;
  }
}
