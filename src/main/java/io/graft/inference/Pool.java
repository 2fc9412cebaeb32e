package io.graft.inference;

import io.graft.network.Pooling;
import java.util.Arrays;

/** From a feature map {@code [C, H, W]} to the vector that a head gets, and back. */
final class Pool {
  private Pool() {}

  static double[] of(Pooling pooling, FeatureMap map) {
    int channels = map.channels();
    return switch (pooling) {
      case AVG -> each(map, Pool::mean);
      case MAX -> each(map, Pool::largest);
      case AVG_MAX -> {
        var both = Arrays.copyOf(each(map, Pool::mean), 2 * channels);
        System.arraycopy(each(map, Pool::largest), 0, both, channels, channels);
        yield both;
      }
      case FLATTEN -> {
        var all = new double[map.values().length];
        Arrays.setAll(all, i -> map.values()[i]);
        yield all;
      }
    };
  }

  /**
   * The gradient with respect to the map, {@code [C, H, W]}. Where several positions share the
   * largest value of a channel, each gets the same part, as PyTorch's {@code amax} has it.
   *
   * @param gradient with respect to the vector
   */
  static double[] gradient(Pooling pooling, FeatureMap map, double[] gradient) {
    if (pooling == Pooling.FLATTEN) {
      return gradient;
    }
    var before = new double[map.values().length];
    for (int c = 0; c < map.channels(); c++) {
      switch (pooling) {
        case AVG -> spreadEvenly(map, c, gradient[c], before);
        case MAX -> giveToLargest(map, c, gradient[c], before);
        case AVG_MAX -> {
          spreadEvenly(map, c, gradient[c], before);
          giveToLargest(map, c, gradient[map.channels() + c], before);
        }
        case FLATTEN -> throw new IllegalStateException("it has no channels any more");
      }
    }
    return before;
  }

  private interface OfChannel {
    double of(FeatureMap map, int channel);
  }

  private static double[] each(FeatureMap map, OfChannel channel) {
    var vector = new double[map.channels()];
    Arrays.setAll(vector, c -> channel.of(map, c));
    return vector;
  }

  private static double mean(FeatureMap map, int channel) {
    double sum = 0;
    for (int i = channel * map.area(); i < (channel + 1) * map.area(); i++) {
      sum += map.values()[i];
    }
    return sum / map.area();
  }

  private static double largest(FeatureMap map, int channel) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = channel * map.area(); i < (channel + 1) * map.area(); i++) {
      largest = Math.max(largest, map.values()[i]);
    }
    return largest;
  }

  private static void spreadEvenly(FeatureMap map, int channel, double gradient, double[] to) {
    for (int i = channel * map.area(); i < (channel + 1) * map.area(); i++) {
      to[i] += gradient / map.area();
    }
  }

  private static void giveToLargest(FeatureMap map, int channel, double gradient, double[] to) {
    double largest = largest(map, channel);
    int from = channel * map.area();
    int ties = 0;
    for (int i = from; i < from + map.area(); i++) {
      ties += map.values()[i] == largest ? 1 : 0;
    }
    for (int i = from; i < from + map.area(); i++) {
      to[i] += map.values()[i] == largest ? gradient / ties : 0;
    }
  }
}
