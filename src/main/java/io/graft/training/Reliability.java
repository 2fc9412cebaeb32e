package io.graft.training;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How sure a network is against how often it is right, in 15 bins of equal width (Guo et al. 2017,
 * "On Calibration of Modern Neural Networks", arXiv:1706.04599, section 2).
 *
 * @param bins those with examples in them, rising
 */
record Reliability(List<ConfidenceBin> bins) {
  private static final int BINS = 15;

  static Reliability of(Probabilities probabilities) {
    var counts = new int[BINS];
    var confidences = new double[BINS];
    var right = new int[BINS];
    for (int row = 0; row < probabilities.answers().size(); row++) {
      double confidence = probabilities.confidence(row);
      int bin = Math.clamp((int) Math.ceil(confidence * BINS) - 1, 0, BINS - 1);
      counts[bin]++;
      confidences[bin] += confidence;
      right[bin] += probabilities.answers().right(row) ? 1 : 0;
    }
    return new Reliability(
        IntStream.range(0, BINS)
            .filter(bin -> counts[bin] > 0)
            .mapToObj(
                bin ->
                    new ConfidenceBin(
                        (double) bin / BINS,
                        (bin + 1.0) / BINS,
                        counts[bin],
                        confidences[bin] / counts[bin],
                        (double) right[bin] / counts[bin]))
            .toList());
  }

  /** Expected calibration error: Σ (count / all) |accuracy - confidence|. */
  double error() {
    int all = bins.stream().mapToInt(ConfidenceBin::count).sum();
    return bins.stream()
        .mapToDouble(bin -> bin.count() * Math.abs(bin.accuracy() - bin.confidence()) / all)
        .sum();
  }
}
