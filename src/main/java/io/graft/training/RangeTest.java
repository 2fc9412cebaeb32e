package io.graft.training;

import io.graft.training.TrainingEvent.RangeTested;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The learning-rate range test (Smith, arXiv:1506.01186): the rate rises with every step over five
 * decades, up to that of the phase, until the loss explodes. What the steps learned is thrown away.
 */
class RangeTest {
  private static final double DECADES = 5;

  /** Of the loss, smoothed as Smith does. */
  private static final double SMOOTHING = 0.9;

  private static final double EXPLODED = 4;

  private RangeTest() {}

  /** The rate of a step as a factor of the phase's. */
  static double factor(int step, int steps) {
    return Math.pow(10, DECADES * ((double) step / Math.max(1, steps - 1) - 1));
  }

  static RangeTested run(
      int index, Phase phase, Order order, Rates rates, Learner learner, Watch watch)
      throws IOException {
    var tried = new ArrayList<Double>();
    var losses = new ArrayList<Double>();
    double smooth = 0;
    double lowest = Double.MAX_VALUE;
    for (int epoch = 1; epoch <= phase.epochs(); epoch++) {
      var steps = order.steps(epoch);
      for (int i = 0; i < steps.size(); i++) {
        watch.check();
        float[] now = rates.at(epoch, i);
        int done = tried.size();
        float[] lossAndCorrect =
            learner.step(steps.get(i), new int[0], epoch, order.seed(epoch, i), now, done);
        smooth = SMOOTHING * smooth + (1 - SMOOTHING) * lossAndCorrect[0];
        double loss = smooth / (1 - Math.pow(SMOOTHING, done + 1));
        if (!Double.isFinite(loss) || (done > 10 && loss > EXPLODED * lowest)) {
          return result(index, tried, losses);
        }
        lowest = Math.min(lowest, loss);
        tried.add((double) now[now.length - 1]);
        losses.add(loss);
      }
    }
    return result(index, tried, losses);
  }

  /** Proposes a tenth of the rate with the lowest loss: there the loss still falls fast. */
  private static RangeTested result(int index, List<Double> rates, List<Double> losses) {
    int lowest = 0;
    for (int i = 0; i < losses.size(); i++) {
      lowest = losses.get(i) < losses.get(lowest) ? i : lowest;
    }
    double proposal = rates.isEmpty() ? 0 : rates.get(lowest) / 10;
    return new RangeTested(index, rates, losses, proposal);
  }
}
