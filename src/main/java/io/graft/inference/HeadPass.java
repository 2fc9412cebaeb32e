package io.graft.inference;

import io.graft.network.Layer;
import io.graft.network.Layer.Activation;
import io.graft.network.Layer.BatchNorm2d;
import io.graft.network.Layer.Conv2d;
import io.graft.network.Layer.Dropout;
import io.graft.network.Layer.Linear;
import io.graft.network.Layer.MaxPool2d;
import io.graft.network.Layer.Residual;
import io.graft.network.Layer.Sequential;
import io.graft.network.Network;
import io.graft.network.Pooling;
import io.graft.network.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A head computed here, in float64: its logits for a feature map, and back from a logit to the
 * feature map. ONNX Runtime has no gradients, and heads are few and small layers.
 *
 * @param layers after the pool
 */
record HeadPass(Pooling pooling, List<Layer> layers, Weights weights) {

  static HeadPass of(Network network, Weights weights) {
    return new HeadPass(network.head().pooling(), network.headLayers().layers(), weights);
  }

  /**
   * What was computed on the way to the logits.
   *
   * @param inputs what each layer was given, in order
   * @param logits {@code [classes]}
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Forward(FeatureMap map, List<double[]> inputs, double[] logits) {}

  Forward forward(FeatureMap map) {
    var inputs = new ArrayList<double[]>();
    double[] x = Pool.of(pooling, map);
    for (var layer : layers) {
      inputs.add(x);
      x = apply(layer, x);
    }
    return new Forward(map, List.copyOf(inputs), x);
  }

  /** The gradient of one logit with respect to the feature map, {@code [C, H, W]}. */
  double[] gradient(Forward forward, int logit) {
    double[] gradient = new double[forward.logits().length];
    gradient[logit] = 1;
    for (int i = layers.size() - 1; i >= 0; i--) {
      gradient = back(layers.get(i), forward.inputs().get(i), gradient);
    }
    return Pool.gradient(pooling, forward.map(), gradient);
  }

  private double[] apply(Layer layer, double[] x) {
    return switch (layer) {
      case Linear linear -> Dense.of(linear, weights).apply(x);
      case Activation(var function) ->
          Arrays.stream(x).map(each -> ActivationSlope.value(function, each)).toArray();
      case Dropout _ -> x;
      case Conv2d _, BatchNorm2d _, MaxPool2d _, Residual _, Sequential _ -> throw noHead(layer);
    };
  }

  /**
   * @param x what the layer was given
   * @param gradient with respect to what it answered
   * @return the gradient with respect to {@code x}
   */
  private double[] back(Layer layer, double[] x, double[] gradient) {
    return switch (layer) {
      case Linear linear -> Dense.of(linear, weights).back(gradient);
      case Activation(var function) -> {
        var before = new double[x.length];
        Arrays.setAll(before, i -> gradient[i] * ActivationSlope.at(function, x[i]));
        yield before;
      }
      case Dropout _ -> gradient; // of a network that does not learn
      case Conv2d _, BatchNorm2d _, MaxPool2d _, Residual _, Sequential _ -> throw noHead(layer);
    };
  }

  private static IllegalArgumentException noHead(Layer layer) {
    return new IllegalArgumentException("A head is made of vectors, it has no layer " + layer);
  }
}
