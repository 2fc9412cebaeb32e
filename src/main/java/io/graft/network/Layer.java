package io.graft.network;

import io.graft.network.TensorSpec.Role;
import java.util.ArrayList;
import java.util.List;

/**
 * One step of a network, as data. Pictures are {@code [N, C, H, W]}, vectors {@code [N, features]}.
 * A layer with weights carries its dotted name, under which published weights are found.
 */
public sealed interface Layer {

  /** The tensors this layer and those inside it expect, in the order they are used. */
  default List<TensorSpec> tensors() {
    return List.of();
  }

  /** Pixels a side of what this layer makes of a picture with so many; vectors do not ask. */
  default int side(int side) {
    return side;
  }

  static Sequential sequence(Layer... layers) {
    return new Sequential(List.of(layers));
  }

  /** A convolution of square kernels over a picture. */
  record Conv2d(
      String name,
      int in,
      int out,
      int kernel,
      int stride,
      Padding padding,
      int groups,
      boolean bias)
      implements Layer {
    public Conv2d {
      if (in % groups != 0 || out % groups != 0) {
        throw new IllegalArgumentException(
            "%s: %d groups divide neither %d nor %d channels".formatted(name, groups, in, out));
      }
    }

    @Override
    public List<TensorSpec> tensors() {
      var weight =
          new TensorSpec(name + ".weight", Role.WEIGHT, Shape.of(out, in / groups, kernel, kernel));
      return bias
          ? List.of(weight, new TensorSpec(name + ".bias", Role.BIAS, Shape.of(out)))
          : List.of(weight);
    }

    @Override
    public int side(int side) {
      return padding.side(side, kernel, stride);
    }
  }

  /**
   * Batch normalisation per channel (Ioffe and Szegedy, arXiv:1502.03167).
   *
   * @param momentum share of the new batch in the running statistics, as PyTorch counts it
   */
  record BatchNorm2d(String name, int channels, double eps, double momentum) implements Layer {
    @Override
    public List<TensorSpec> tensors() {
      var shape = Shape.of(channels);
      return List.of(
          new TensorSpec(name + ".weight", Role.NORM_WEIGHT, shape),
          new TensorSpec(name + ".bias", Role.NORM_BIAS, shape),
          new TensorSpec(name + ".running_mean", Role.RUNNING_MEAN, shape),
          new TensorSpec(name + ".running_var", Role.RUNNING_VAR, shape));
    }
  }

  /** {@code x * weight^T + bias}. */
  record Linear(String name, int in, int out) implements Layer {
    @Override
    public List<TensorSpec> tensors() {
      return List.of(
          new TensorSpec(name + ".weight", Role.WEIGHT, Shape.of(out, in)),
          new TensorSpec(name + ".bias", Role.BIAS, Shape.of(out)));
    }
  }

  record Activation(ActivationFunction function) implements Layer {}

  record MaxPool2d(int kernel, int stride, Padding padding) implements Layer {
    public MaxPool2d {
      if (padding == Padding.SAME) {
        throw new IllegalArgumentException("SAME padding is for convolutions");
      }
    }

    @Override
    public int side(int side) {
      return padding.side(side, kernel, stride);
    }
  }

  /** Zeroes a random share of the elements while training. */
  record Dropout(double rate) implements Layer {
    public Dropout {
      if (!(rate >= 0 && rate < 1)) {
        throw new IllegalArgumentException("dropout must be in [0, 1), was " + rate);
      }
    }
  }

  /** {@code body(x) + shortcut(x)}; an empty shortcut is {@code x} itself. */
  record Residual(Sequential body, Sequential shortcut) implements Layer {
    @Override
    public List<TensorSpec> tensors() {
      return sequence(body, shortcut).tensors();
    }

    @Override
    public int side(int side) {
      return body.side(side);
    }
  }

  record Sequential(List<Layer> layers) implements Layer {
    public Sequential {
      layers = List.copyOf(layers);
    }

    @Override
    public List<TensorSpec> tensors() {
      var tensors = new ArrayList<TensorSpec>();
      layers.forEach(layer -> tensors.addAll(layer.tensors()));
      return List.copyOf(tensors);
    }

    @Override
    public int side(int side) {
      int reached = side;
      for (var layer : layers) {
        reached = layer.side(reached);
      }
      return reached;
    }
  }
}
