package io.graft.training;

import static io.graft.training.InvalidSetting.require;

import io.graft.network.ActivationFunction;
import io.graft.network.Head;
import io.graft.network.Network;
import io.graft.network.Pooling;
import java.util.List;
import java.util.Locale;

/**
 * The layers put on a backbone for a new task.
 *
 * @param pooling what the first of them gets of the last stage's features: their averages, their
 *     maxima, both, or all of them
 * @param hidden sizes of hidden layers between the pooled features and the classes; none makes the
 *     head linear
 * @param activation after each hidden layer: relu, gelu or silu
 * @param dropout share of activations dropped before the last layer while training, 0 to 1
 */
public record HeadSettings(
    @Knob("what the head gets of the last stage: averages, maxima, both, or all features (flatten)")
        Pooling pooling,
    @Knob("sizes of hidden layers; none makes the head linear") List<Integer> hidden,
    @Knob("after each hidden layer: relu, gelu or silu") String activation,
    @Knob(value = "share of features dropped while training", least = 0) double dropout) {

  public HeadSettings {
    hidden = List.copyOf(hidden);
    require(
        hidden.stream().allMatch(size -> size >= 1 && size <= 65_536),
        "hidden",
        "sizes from 1 to 65536",
        hidden);
    require(
        List.of("relu", "gelu", "silu").contains(activation),
        "activation",
        "relu, gelu or silu",
        activation);
    require(dropout >= 0 && dropout < 1, "dropout", "from 0 to below 1", dropout);
  }

  /**
   * Refuses a head that is too large for the files of a model.
   *
   * @param network for pictures of the size that it will get
   * @throws InvalidSetting naming the knob
   */
  public void requireFits(Network network) {
    long bytes =
        network.withHead(head(1)).tensors().stream()
            .mapToLong(tensor -> Float.BYTES * tensor.shape().elements())
            .sum();
    require(
        bytes <= Integer.MAX_VALUE,
        "hidden",
        "small enough for a model below 2 GB, where ONNX files end",
        "%s on %d features, which makes %d MB"
            .formatted(hidden, network.withHead(head(1)).features(), bytes >> 20));
  }

  public Head head(int classes) {
    return hidden.isEmpty()
        ? new Head.Linear(pooling, dropout, classes)
        : new Head.Mlp(
            pooling,
            hidden,
            ActivationFunction.valueOf(activation.toUpperCase(Locale.ROOT)),
            dropout,
            classes);
  }
}
