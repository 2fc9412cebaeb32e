package io.graft.network;

import io.graft.network.Layer.Activation;
import io.graft.network.Layer.BatchNorm2d;
import io.graft.network.Layer.Conv2d;
import io.graft.network.Layer.MaxPool2d;
import io.graft.network.Layer.Residual;
import io.graft.network.Layer.Sequential;
import java.util.ArrayList;
import java.util.List;

/**
 * Residual networks (He et al., arXiv:1512.03385) with the names of timm. Bottlenecks stride in
 * their 3x3 convolution, the variant called v1.5.
 */
final class ResNets {
  private static final Activation RELU = new Activation(ActivationFunction.RELU);

  private ResNets() {}

  static Network basic(String name, int... blocks) {
    return resnet(name, stem(), ResNets::basicBlock, 64, 1, 224, blocks);
  }

  static Network bottleneck(String name, int... blocks) {
    return resnet(name, stem(), ResNets::bottleneckBlock, 64, 4, 224, blocks);
  }

  /**
   * Half as wide, and for pictures of 64 to 128 pixels: a 3x3 stem without pooling, so that the
   * last stage sees a 16th of the side where the published networks see a 32nd.
   */
  static Network half(String name, int... blocks) {
    var stem = Layer.sequence(conv("conv1", 3, 32, 3, 2), norm("bn1", 32), RELU);
    return resnet(name, stem, ResNets::basicBlock, 32, 1, 96, blocks);
  }

  private static Sequential stem() {
    return Layer.sequence(
        conv("conv1", 3, 64, 7, 2), norm("bn1", 64), RELU, new MaxPool2d(3, 2, Padding.SYMMETRIC));
  }

  private static Network resnet(
      String name,
      Sequential stem,
      Block block,
      int narrowest,
      int expansion,
      int size,
      int... blocks) {
    var stages = new ArrayList<Stage>();
    stages.add(new Stage("stem", stem));
    int in = narrowest;
    for (int layer = 1; layer <= blocks.length; layer++) {
      int width = narrowest << (layer - 1);
      var body = new ArrayList<Layer>();
      for (int i = 0; i < blocks[layer - 1]; i++) {
        String prefix = "layer" + layer + "." + i;
        int stride = i == 0 && layer > 1 ? 2 : 1;
        int out = width * expansion;
        body.add(
            new Residual(block.body(prefix, in, width, stride), shortcut(prefix, in, out, stride)));
        body.add(RELU);
        in = out;
      }
      stages.add(new Stage("layer" + layer, new Sequential(body)));
    }
    return new Network(name, stages, in, "fc", Head.linear(1000), size);
  }

  private static Sequential basicBlock(String prefix, int in, int width, int stride) {
    return Layer.sequence(
        conv(prefix + ".conv1", in, width, 3, stride),
        norm(prefix + ".bn1", width),
        RELU,
        conv(prefix + ".conv2", width, width, 3, 1),
        norm(prefix + ".bn2", width));
  }

  private static Sequential bottleneckBlock(String prefix, int in, int width, int stride) {
    return Layer.sequence(
        conv(prefix + ".conv1", in, width, 1, 1),
        norm(prefix + ".bn1", width),
        RELU,
        conv(prefix + ".conv2", width, width, 3, stride),
        norm(prefix + ".bn2", width),
        RELU,
        conv(prefix + ".conv3", width, width * 4, 1, 1),
        norm(prefix + ".bn3", width * 4));
  }

  private static Sequential shortcut(String prefix, int in, int out, int stride) {
    return stride == 1 && in == out
        ? new Sequential(List.of())
        : Layer.sequence(
            conv(prefix + ".downsample.0", in, out, 1, stride),
            norm(prefix + ".downsample.1", out));
  }

  private static Conv2d conv(String name, int in, int out, int kernel, int stride) {
    return new Conv2d(name, in, out, kernel, stride, Padding.SYMMETRIC, 1, false);
  }

  private static BatchNorm2d norm(String name, int channels) {
    return new BatchNorm2d(name, channels, 1e-5, 0.1);
  }

  private interface Block {
    Sequential body(String prefix, int in, int width, int stride);
  }
}
