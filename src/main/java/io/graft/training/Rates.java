package io.graft.training;

import io.graft.network.Network;
import java.util.ArrayList;
import java.util.List;

/** The learning rate of each open stage and of the head, step by step. */
class Rates {
  private final Phase phase;
  private final int perEpoch;
  private final double[] heights;

  /**
   * @param boundary the first open stage
   * @param perEpoch steps of an epoch
   */
  Rates(Phase phase, Network network, int boundary, int perEpoch) {
    this.phase = phase;
    this.perEpoch = perEpoch;
    var names = names(network);
    heights = new double[names.size() - boundary];
    double rate = phase.learningRate();
    for (int stage = names.size() - 1; stage >= boundary; stage--) {
      heights[stage - boundary] = phase.rates().getOrDefault(names.get(stage), rate);
      // the head and the last stage learn at the same rate
      rate *= stage == names.size() - 1 ? 1 : phase.layerDecay();
    }
  }

  /** The stages and, last, {@code head}. */
  static List<String> names(Network network) {
    var names = new ArrayList<>(network.stages().stream().map(stage -> stage.name()).toList());
    names.add("head");
    return names;
  }

  /**
   * @param epoch from 1
   * @param step of the epoch, from 0
   */
  float[] at(int epoch, int step) {
    double factor =
        phase
            .schedule()
            .factor(phase, (epoch - 1) * perEpoch + step, phase.epochs() * perEpoch, perEpoch);
    var rates = new float[heights.length];
    for (int i = 0; i < rates.length; i++) {
      rates[i] = (float) (heights[i] * factor);
    }
    return rates;
  }

  /** That of the head in the last step of an epoch. */
  double head(int epoch) {
    var rates = at(epoch, perEpoch - 1);
    return rates[rates.length - 1];
  }
}
