package io.graft.inference;

import io.graft.network.Layer.Linear;
import io.graft.network.Tensor;
import io.graft.network.Weights;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * A linear layer, {@code x * weight^T + bias}. Its weights stay where they are and are read row by
 * row: those of a head that flattens may have hundreds of megabytes.
 *
 * @param weight float32 {@code [out, in]}
 * @param bias float32 {@code [out]}
 */
record Dense(Tensor weight, Tensor bias) {
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  static Dense of(Linear linear, Weights weights) {
    return new Dense(
        weights.get(linear.name() + ".weight").toFloat32(),
        weights.get(linear.name() + ".bias").toFloat32());
  }

  /**
   * @param x {@code [in]}
   * @return {@code [out]}
   */
  double[] apply(double[] x) {
    var y = new double[out()];
    var row = new float[x.length];
    for (int o = 0; o < y.length; o++) {
      read(o, row);
      double sum = bias.at(o);
      for (int i = 0; i < row.length; i++) {
        sum += row[i] * x[i];
      }
      y[o] = sum;
    }
    return y;
  }

  /**
   * @param gradient with respect to what {@link #apply} answered, {@code [out]}
   * @return the gradient with respect to what it was given, {@code [in]}
   */
  double[] back(double[] gradient) {
    var before = new double[Math.toIntExact(weight.shape().size(1))];
    var row = new float[before.length];
    for (int o = 0; o < gradient.length; o++) {
      if (gradient[o] != 0) { // all but one of the last layer's, and many behind a ReLU
        read(o, row);
        for (int i = 0; i < row.length; i++) {
          before[i] += row[i] * gradient[o];
        }
      }
    }
    return before;
  }

  private int out() {
    return Math.toIntExact(weight.shape().size(0));
  }

  private void read(int row, float[] into) {
    long start = (long) row * into.length * Float.BYTES;
    MemorySegment.copy(weight.data(), FLOAT, start, into, 0, into.length);
  }
}
