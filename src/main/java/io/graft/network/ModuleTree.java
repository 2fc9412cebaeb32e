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
import java.util.List;
import java.util.SequencedMap;

/**
 * The modules that dotted names stand for: {@code layer1.0.conv1.weight} is the tensor {@code
 * weight} of {@code conv1} in {@code 0} in {@code layer1}.
 */
final class ModuleTree {
  private final SequencedMap<String, TensorSpec> tensors = new LinkedHashMap<>();
  private final SequencedMap<String, ModuleTree> modules = new LinkedHashMap<>();
  private String kind = "Modules";

  static ModuleTree of(Network network) {
    var root = new ModuleTree();
    network.stages().forEach(stage -> root.add(stage.body()));
    root.add(network.headLayers());
    return root;
  }

  /** How code reaches the module or tensor of a dotted name. */
  static String path(String name) {
    String path = "self";
    for (String step : name.split("\\.")) {
      path = isNumber(step) ? "getattr(%s, \"%s\")".formatted(path, step) : path + "." + step;
    }
    return path;
  }

  /** Python has no attribute names that begin with a digit; TorchScript does. */
  static boolean isNumber(String name) {
    return Character.isDigit(name.charAt(0));
  }

  /** The tensors of this module itself, by their last names. */
  SequencedMap<String, TensorSpec> tensors() {
    return tensors;
  }

  SequencedMap<String, ModuleTree> modules() {
    return modules;
  }

  /** What the module is, in a word. */
  String kind() {
    return kind;
  }

  /** A module at a dotted name; its tensors' names begin with that name. */
  void add(String name, String kind, List<TensorSpec> specs) {
    var module = this;
    for (String step : name.split("\\.")) {
      module = module.modules.computeIfAbsent(step, _ -> new ModuleTree());
    }
    module.kind = kind;
    for (var spec : specs) {
      module.tensors.put(spec.name().substring(name.length() + 1), spec);
    }
  }

  private void add(Layer layer) {
    switch (layer) {
      case Conv2d conv -> add(conv.name(), "Conv2d", conv.tensors());
      case BatchNorm2d norm -> add(norm.name(), "BatchNorm2d", norm.tensors());
      case Linear linear -> add(linear.name(), "Linear", linear.tensors());
      case Residual residual -> {
        add(residual.body());
        add(residual.shortcut());
      }
      case Sequential sequential -> sequential.layers().forEach(this::add);
      case Activation _, MaxPool2d _, Dropout _ -> {}
    }
  }
}
