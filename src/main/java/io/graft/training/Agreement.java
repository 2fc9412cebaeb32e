package io.graft.training;

/** How far two computations of the same logits differ. */
class Agreement {
  private final int classes;
  private int samples;
  private int same;
  private double largest;

  Agreement(int classes) {
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
      int best = row;
      int found = row;
      for (int i = row; i < row + classes; i++) {
        largest = Math.max(largest, Math.abs(expected[i] - actual[i]));
        best = expected[i] > expected[best] ? i : best;
        found = actual[i] > actual[found] ? i : found;
      }
      samples++;
      same += best == found ? 1 : 0;
    }
  }

  double largest() {
    return largest;
  }

  double share() {
    return samples == 0 ? 0 : (double) same / samples;
  }
}
