package io.graft.network;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The networks that are defined here, each with its published head for the 1000 ImageNet classes.
 */
public final class Architectures {
  private static final Map<String, Supplier<Network>> DEFINED =
      new TreeMap<>(
          Map.of(
              "resnet18", () -> ResNets.basic("resnet18", 2, 2, 2, 2),
              "resnet18_050", () -> ResNets.half("resnet18_050", 2, 2, 2, 2),
              "resnet34", () -> ResNets.basic("resnet34", 3, 4, 6, 3),
              "resnet50", () -> ResNets.bottleneck("resnet50", 3, 4, 6, 3),
              "vgg16", VggNets::vgg16,
              "mobilenet_v2", () -> MobileNets.v2("mobilenet_v2", Padding.SYMMETRIC),
              "tf_mobilenet_v2", () -> MobileNets.v2("tf_mobilenet_v2", Padding.SAME)));

  private Architectures() {}

  public static List<String> names() {
    return List.copyOf(DEFINED.keySet());
  }

  public static Network named(String name) {
    var network = DEFINED.get(name);
    if (network == null) {
      throw new IllegalArgumentException(
          "There is no architecture '%s'; there are %s"
              .formatted(name, String.join(", ", names())));
    }
    return network.get();
  }
}
