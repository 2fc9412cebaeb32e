package io.graft.network;

import io.graft.network.Layer.Activation;
import io.graft.network.Layer.Conv2d;
import io.graft.network.Layer.MaxPool2d;
import io.graft.network.Layer.Sequential;
import java.util.ArrayList;
import java.util.List;

/**
 * VGG networks without batch normalisation (Simonyan and Zisserman, arXiv:1409.1556). Names are
 * those of torchvision, which timm shares up to the head: {@code features.N} counts convolutions,
 * activations and pools alike.
 */
final class VggNets {
  // output channels of the convolutions of each block: table 1 of the paper, column D
  private static final int[][] D = {
    {64, 64}, {128, 128}, {256, 256, 256}, {512, 512, 512}, {512, 512, 512}
  };

  private VggNets() {}

  static Network vgg16() {
    var stages = new ArrayList<Stage>();
    int in = 3;
    int index = 0;
    for (int[] block : D) {
      var body = new ArrayList<Layer>();
      for (int out : block) {
        body.add(new Conv2d("features." + index, in, out, 3, 1, Padding.SYMMETRIC, 1, true));
        body.add(new Activation(ActivationFunction.RELU));
        index += 2;
        in = out;
      }
      body.add(new MaxPool2d(2, 2, Padding.NONE));
      index++;
      stages.add(new Stage("block" + (stages.size() + 1), new Sequential(body)));
    }
    var head =
        new Head.Mlp(Pooling.FLATTEN, List.of(4096, 4096), ActivationFunction.RELU, 0.5, 1000);
    return new Network("vgg16", stages, in, "classifier", head, 224);
  }
}
