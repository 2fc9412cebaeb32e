package io.graft.backbone;

import static io.graft.backbone.input.ImageInput.halves;
import static io.graft.backbone.input.ImageInput.imagenet;
import static io.graft.backbone.input.Interpolation.BICUBIC;
import static io.graft.backbone.input.Interpolation.BILINEAR;

import io.graft.backbone.WeightsSource.Chance;
import io.graft.backbone.WeightsSource.Hub;
import io.graft.backbone.input.ImageInput;
import io.graft.network.Architectures;
import io.graft.storage.StorageKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The backbones everybody has. Inputs, licences and accuracies are those of the weights' model
 * cards and of timm's table of ImageNet results, at the input size given here.
 */
final class Catalogue {
  private static final List<Definition> PUBLISHED =
      List.of(
          published(
              "mobilenet_v2",
              "mobilenet_v2",
              imagenet(224, 0.875, BICUBIC),
              new Hub(
                  "timm/mobilenetv2_100.ra_in1k",
                  "5afa12513b048c79b9147a5d210e9bdc50035481",
                  14_184_144,
                  "55ea4fb3a96010b933710ebf44fc965b070d5cd054d3f35e44f2d1320b4a714e"),
              "Apache-2.0",
              72.976),
          published(
              "resnet18",
              "resnet18",
              imagenet(224, 0.875, BILINEAR),
              new Hub(
                  "timm/resnet18.tv_in1k",
                  "bbd144b3e5565108aad885f145491d11bc6ce807",
                  46_807_446,
                  "694f673df6520a3158624e8a89af086f59923ee4cd7436fe5bc3bc71d295ad81"),
              "BSD-3-Clause",
              69.76),
          published(
              "resnet18.a1",
              "resnet18",
              imagenet(224, 0.95, BICUBIC),
              new Hub(
                  "timm/resnet18.a1_in1k",
                  "491b427b45c94c7fb0e78b5474cc919aff584bbf",
                  46_807_446,
                  "80c49dee3da4822c009c5a7fe591e9223c5a2cfcf95a4067ca4dfb5a7b89c612"),
              "Apache-2.0",
              71.49),
          published(
              "resnet34",
              "resnet34",
              imagenet(224, 0.875, BILINEAR),
              new Hub(
                  "timm/resnet34.tv_in1k",
                  "1b7b21cca82ff974d341713f777bf740c2db38c4",
                  87_278_522,
                  "0bb82595a564991a9d424708b33f5d843f5aaed7f6c0886ff10849ff97022235"),
              "BSD-3-Clause",
              73.32),
          published(
              "resnet50",
              "resnet50",
              imagenet(224, 0.875, BILINEAR),
              new Hub(
                  "timm/resnet50.tv_in1k",
                  "78f3ecfdb38e06d9b8397f662e7ab8fee96026fa",
                  102_469_840,
                  "5d061a3c593d795bfe682d9b152bafbcf550579873492def3515b46db1189888"),
              "BSD-3-Clause",
              76.13),
          published(
              "resnet50.a1",
              "resnet50",
              imagenet(224, 0.95, BICUBIC),
              new Hub(
                  "timm/resnet50.a1_in1k",
                  "767268603ca0cb0bfe326fa87277f19c419566ef",
                  102_469_840,
                  "773525d5821de224f8f30c33377b7a795d7863e08522698200d3217d3f2a41bb"),
              "Apache-2.0",
              80.38),
          published(
              "vgg16",
              "vgg16",
              imagenet(224, 0.875, BILINEAR),
              new Hub(
                  "timm/vgg16.tv_in1k",
                  "3394518cba29aee1ea82a49d971be90d2dd1dab7",
                  553_432_986,
                  "57b026918159a6bf9faf8405c3a551903768e7138989d9c6224a14227203fad8"),
              "BSD-3-Clause",
              71.592));

  /**
   * Untrained weights expect no size. At 64 pixels a step costs a twelfth of one at 224, so a small
   * set is learned in about a minute on a CPU; and nothing of a picture is cut away.
   */
  private static final ImageInput UNTRAINED_INPUT = imagenet(64, 1, BILINEAR);

  private Catalogue() {}

  /** The bundled and the published backbones, then one without pretraining per architecture. */
  static List<Definition> all() {
    var untrained = Architectures.names().stream().map(Catalogue::random);
    return Stream.of(Stream.of(Bundle.DEFINITION), PUBLISHED.stream(), untrained)
        .flatMap(backbones -> backbones)
        .toList();
  }

  static Optional<Definition> find(String name) {
    return all().stream().filter(backbone -> backbone.name().equals(name)).findFirst();
  }

  /** What weights of the architecture usually expect. */
  static ImageInput usualInput(String architecture) {
    return switch (architecture) {
      case "mobilenet_v2" -> imagenet(224, 0.875, BICUBIC);
      case Bundle.ARCHITECTURE -> Bundle.INPUT;
      case "tf_mobilenet_v2" -> halves(224, 0.875, BICUBIC);
      default -> imagenet(224, 0.875, BILINEAR);
    };
  }

  private static Definition published(
      String name, String architecture, ImageInput input, Hub hub, String licence, double top1) {
    return new Definition(name, architecture, input, licence, top1, null, hub, file(name));
  }

  private static Definition random(String architecture) {
    var name = architecture + ".random";
    return new Definition(
        name,
        architecture,
        UNTRAINED_INPUT,
        "none: nothing was trained",
        null,
        null,
        new Chance(),
        file(name));
  }

  private static StorageKey file(String name) {
    return new StorageKey("backbones/%s/model.safetensors".formatted(name));
  }
}
