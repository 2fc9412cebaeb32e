package io.graft.network;

import io.graft.network.Layer.Activation;
import io.graft.network.Layer.BatchNorm2d;
import io.graft.network.Layer.Conv2d;
import io.graft.network.Layer.Dropout;
import io.graft.network.Layer.Linear;
import io.graft.network.Layer.MaxPool2d;
import io.graft.network.Layer.Residual;
import io.graft.network.Layer.Sequential;
import java.util.LinkedHashMap;
import java.util.Random;
import java.util.SequencedMap;
import java.util.function.DoubleSupplier;

/**
 * Random weights to start from. The same seed gives the same numbers on every machine, and a
 * tensor's numbers depend on the seed and its name only.
 */
public final class Initializer {
  private final long seed;

  public Initializer(long seed) {
    this.seed = seed;
  }

  /** Weights for all of the network. */
  public Weights network(Network network) {
    var tensors = new LinkedHashMap<String, Tensor>();
    network.stages().forEach(stage -> fill(tensors, stage.body()));
    fill(tensors, network.headLayers());
    return new Weights(tensors);
  }

  /** Weights for the network's head alone. */
  public Weights head(Network network) {
    var tensors = new LinkedHashMap<String, Tensor>();
    fill(tensors, network.headLayers());
    return new Weights(tensors);
  }

  /**
   * Convolutions: normal with variance {@code 2 / fan out} (He et al., arXiv:1502.01852), the fan
   * out counted per group as timm does; biases zero. Linear layers: uniform in {@code ±1/sqrt(fan
   * in)}, as PyTorch has it. Norms do nothing at first.
   */
  private void fill(SequencedMap<String, Tensor> tensors, Layer layer) {
    switch (layer) {
      case Conv2d conv -> {
        int fanOut = conv.kernel() * conv.kernel() * conv.out() / conv.groups();
        double deviation = Math.sqrt(2.0 / fanOut);
        for (var spec : conv.tensors()) {
          var random = random(spec);
          boolean weight = spec.role() == TensorSpec.Role.WEIGHT;
          put(tensors, spec, () -> weight ? deviation * random.nextGaussian() : 0);
        }
      }
      case Linear linear -> {
        double bound = 1 / Math.sqrt(linear.in());
        for (var spec : linear.tensors()) {
          var random = random(spec);
          put(tensors, spec, () -> (2 * random.nextDouble() - 1) * bound);
        }
      }
      case BatchNorm2d norm -> {
        for (var spec : norm.tensors()) {
          put(tensors, spec, () -> startsAtOne(spec.role()) ? 1 : 0);
        }
      }
      case Activation _, MaxPool2d _, Dropout _ -> {}
      case Residual residual -> {
        fill(tensors, residual.body());
        fill(tensors, residual.shortcut());
      }
      case Sequential sequential -> sequential.layers().forEach(inner -> fill(tensors, inner));
    }
  }

  private static boolean startsAtOne(TensorSpec.Role role) {
    return switch (role) {
      case NORM_WEIGHT, RUNNING_VAR -> true;
      case WEIGHT, BIAS, NORM_BIAS, RUNNING_MEAN -> false;
    };
  }

  // java.util.Random, because its numbers are part of its specification
  private Random random(TensorSpec spec) {
    return new Random(seed * 1_000_003 + spec.name().hashCode());
  }

  private static void put(
      SequencedMap<String, Tensor> tensors, TensorSpec spec, DoubleSupplier number) {
    var values = new float[Math.toIntExact(spec.shape().elements())];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) number.getAsDouble();
    }
    tensors.put(spec.name(), Tensor.floats(spec.shape(), values));
  }
}
