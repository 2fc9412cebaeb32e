package io.graft.network;

import io.graft.network.Layer.Activation;
import io.graft.network.Layer.BatchNorm2d;
import io.graft.network.Layer.Conv2d;
import io.graft.network.Layer.Residual;
import io.graft.network.Layer.Sequential;
import java.util.ArrayList;
import java.util.List;

/** MobileNetV2 (Sandler et al., arXiv:1801.04381) with the names of timm's mobilenetv2_100. */
final class MobileNets {
  private static final Activation RELU6 = new Activation(ActivationFunction.RELU6);

  // expansion, output channels, repeats and first stride: table 2 of the paper
  private static final int[][] BLOCKS = {
    {1, 16, 1, 1},
    {6, 24, 2, 2},
    {6, 32, 3, 2},
    {6, 64, 4, 2},
    {6, 96, 3, 1},
    {6, 160, 3, 2},
    {6, 320, 1, 1}
  };

  private MobileNets() {}

  static Network v2(String name, Padding padding) {
    var stages = new ArrayList<Stage>();
    stages.add(
        new Stage(
            "stem",
            Layer.sequence(
                new Conv2d("conv_stem", 3, 32, 3, 2, padding, 1, false), norm("bn1", 32), RELU6)));
    int in = 32;
    for (int row = 0; row < BLOCKS.length; row++) {
      int[] block = BLOCKS[row];
      var body = new ArrayList<Layer>();
      for (int i = 0; i < block[2]; i++) {
        String prefix = "blocks." + row + "." + i;
        body.add(
            block[0] == 1
                ? separable(prefix, in, block[1], padding)
                : inverted(prefix, in, block[0] * in, block[1], i == 0 ? block[3] : 1, padding));
        in = block[1];
      }
      stages.add(new Stage("blocks." + row, new Sequential(body)));
    }
    stages.add(
        new Stage(
            "conv_head",
            Layer.sequence(pointwise("conv_head", in, 1280), norm("bn2", 1280), RELU6)));
    return new Network(name, stages, 1280, "classifier", Head.linear(1000), 224);
  }

  private static Layer separable(String prefix, int in, int out, Padding padding) {
    return Layer.sequence(
        depthwise(prefix + ".conv_dw", in, 1, padding),
        norm(prefix + ".bn1", in),
        RELU6,
        pointwise(prefix + ".conv_pw", in, out),
        norm(prefix + ".bn2", out));
  }

  private static Layer inverted(
      String prefix, int in, int middle, int out, int stride, Padding padding) {
    var body =
        Layer.sequence(
            pointwise(prefix + ".conv_pw", in, middle),
            norm(prefix + ".bn1", middle),
            RELU6,
            depthwise(prefix + ".conv_dw", middle, stride, padding),
            norm(prefix + ".bn2", middle),
            RELU6,
            pointwise(prefix + ".conv_pwl", middle, out),
            norm(prefix + ".bn3", out));
    return stride == 1 && in == out ? new Residual(body, new Sequential(List.of())) : body;
  }

  private static Conv2d depthwise(String name, int channels, int stride, Padding padding) {
    return new Conv2d(name, channels, channels, 3, stride, padding, channels, false);
  }

  private static Conv2d pointwise(String name, int in, int out) {
    return new Conv2d(name, in, out, 1, 1, Padding.NONE, 1, false);
  }

  private static BatchNorm2d norm(String name, int channels) {
    return new BatchNorm2d(name, channels, 1e-5, 0.1);
  }
}
