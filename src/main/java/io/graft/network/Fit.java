package io.graft.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Holds weights against the tensors a network expects. */
final class Fit {
  /** Modules in which timm keeps the head of a VGG network. */
  private static final List<String> HEADS = List.of("pre_logits.", "head.");

  private Fit() {}

  static Weights all(Network network, Weights weights) {
    return fit(network.architecture(), network.tensors(), weights, name -> true);
  }

  static Weights stages(Network network, Weights weights) {
    var expected =
        IntStream.range(0, network.depth())
            .boxed()
            .flatMap(stage -> network.tensors(stage).stream())
            .toList();
    String head = network.classifier() + ".";
    return fit(
        network.architecture(),
        expected,
        weights,
        name -> !name.startsWith(head) && HEADS.stream().noneMatch(name::startsWith));
  }

  private static Weights fit(
      String architecture, List<TensorSpec> expected, Weights weights, Predicate<String> counts) {
    var problems = new ArrayList<String>();
    var fitted = new LinkedHashMap<String, Tensor>();
    for (var spec : expected) {
      var tensor = weights.tensors().get(spec.name());
      if (tensor == null) {
        problems.add("%s %s is missing".formatted(spec.name(), spec.shape()));
      } else if (!tensor.shape().equals(spec.shape())) {
        problems.add(
            "%s: expected %s, got %s".formatted(spec.name(), spec.shape(), tensor.shape()));
      } else if (!tensor.type().isFloat()) {
        problems.add(
            "%s: expected floating point numbers, got %s".formatted(spec.name(), tensor.type()));
      } else {
        fitted.put(spec.name(), tensor);
      }
    }
    var names = expected.stream().map(TensorSpec::name).collect(Collectors.toSet());
    for (String name : weights.names()) {
      if (counts.test(name) && !names.contains(name) && !name.endsWith(".num_batches_tracked")) {
        problems.add("%s %s is unexpected".formatted(name, weights.get(name).shape()));
      }
    }
    if (!problems.isEmpty()) {
      throw new WeightsDoNotFit(architecture, problems);
    }
    fitted.replaceAll((name, tensor) -> tensor.toFloat32());
    return new Weights(fitted);
  }
}
