package io.graft.network;

import java.util.LinkedHashMap;
import java.util.TreeSet;

/** Numbers from a formula that {@code src/test/python/network_golden.py} repeats. */
public final class Formula {
  private Formula() {}

  public static Weights weights(Network network) {
    var tensors = new LinkedHashMap<String, Tensor>();
    var sorted = new TreeSet<>(network.stateNames()).stream().toList();
    for (var spec : network.tensors()) {
      tensors.put(spec.name(), tensor(spec, sorted.indexOf(spec.name())));
    }
    return new Weights(tensors);
  }

  /** Pictures {@code [count, size, size, 3]}, a byte a value. */
  public static byte[] pixels(int count, int size) {
    var values = noise(12345, count * size * size * 3);
    var pixels = new byte[values.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (int) ((values[i] + 1) * 128);
    }
    return pixels;
  }

  private static Tensor tensor(TensorSpec spec, int seed) {
    var shape = spec.shape();
    var values = noise(seed, Math.toIntExact(shape.elements()));
    float power = power(shape.elements() / shape.size(0));
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (spec.role()) {
            case WEIGHT -> values[i] / power;
            case RUNNING_VAR -> 1 + values[i] / 2;
            case NORM_WEIGHT -> (2 + values[i]) / 8;
            case NORM_BIAS -> 1 + values[i] / 4;
            case RUNNING_MEAN, BIAS -> values[i] / 4;
          };
    }
    return Tensor.floats(shape, values);
  }

  private static float power(long fanIn) {
    float power = 1;
    for (long squared = 4; squared * 6 <= fanIn; squared *= 4) {
      power *= 2;
    }
    return power;
  }

  /** Multiples of 2^-15 in [-1, 1) from a 32-bit integer hash of seed and index. */
  static float[] noise(int seed, int count) {
    var values = new float[count];
    for (int i = 0; i < count; i++) {
      int h = i * 0x9E3779B1 + seed * 0x85EBCA6B;
      h = (h ^ h >>> 15) * 0x2C1B3C6D;
      h = (h ^ h >>> 12) * 0x297A2D39;
      h ^= h >>> 15;
      values[i] = ((h >>> 16) - 32768) / 32768f;
    }
    return values;
  }
}
