package io.graft.network;

import io.graft.network.Layer.Activation;
import io.graft.network.Layer.BatchNorm2d;
import io.graft.network.Layer.Conv2d;
import io.graft.network.Layer.Dropout;
import io.graft.network.Layer.Linear;
import io.graft.network.Layer.MaxPool2d;
import io.graft.network.Layer.Residual;
import io.graft.network.Layer.Sequential;
import java.util.ArrayList;
import java.util.List;

/** The ONNX operations that compute a layer in inference mode. */
final class LayerOnnx {
  private final OnnxGraph graph;
  private final Weights weights;

  LayerOnnx(OnnxGraph graph, Weights weights) {
    this.graph = graph;
    this.weights = weights;
  }

  /** Adds the layer behind {@code x} and names its result. */
  String emit(Layer layer, String x) {
    return switch (layer) {
      case Conv2d conv -> emit(conv, x);
      case BatchNorm2d norm ->
          graph.node(
              "BatchNormalization",
              inputs(x, norm),
              node -> node.with("epsilon", (float) norm.eps()));
      case Linear linear -> graph.node("Gemm", inputs(x, linear), node -> node.with("transB", 1L));
      case Activation activation -> emit(activation.function(), x);
      case MaxPool2d pool -> emit(pool, x);
      case Dropout _ -> x;
      case Residual residual ->
          graph.node("Add", List.of(emit(residual.body(), x), emit(residual.shortcut(), x)));
      case Sequential sequential -> {
        String value = x;
        for (var inner : sequential.layers()) {
          value = emit(inner, value);
        }
        yield value;
      }
    };
  }

  private String emit(Conv2d conv, String x) {
    int kernel = conv.kernel();
    int stride = conv.stride();
    return graph.node(
        "Conv",
        inputs(x, conv),
        node -> {
          node.with("kernel_shape", kernel, kernel)
              .with("strides", stride, stride)
              .with("group", (long) conv.groups());
          if (conv.padding().dependsOnSize(kernel, stride)) {
            node.with("auto_pad", "SAME_UPPER");
          } else {
            node.with("pads", pads(conv.padding(), kernel));
          }
        });
  }

  private String emit(MaxPool2d pool, String x) {
    return graph.node(
        "MaxPool",
        List.of(x),
        node ->
            node.with("kernel_shape", pool.kernel(), pool.kernel())
                .with("strides", pool.stride(), pool.stride())
                .with("pads", pads(pool.padding(), pool.kernel())));
  }

  private String emit(ActivationFunction function, String x) {
    return switch (function) {
      case RELU -> graph.node("Relu", List.of(x));
      case RELU6 -> graph.node("Clip", List.of(x, graph.scalar(0), graph.scalar(6)));
      case GELU -> {
        String scaled = graph.node("Mul", List.of(x, graph.scalar((float) Math.sqrt(0.5))));
        String erf = graph.node("Erf", List.of(scaled));
        String share = graph.node("Add", List.of(erf, graph.scalar(1)));
        String half = graph.node("Mul", List.of(x, graph.scalar(0.5f)));
        yield graph.node("Mul", List.of(half, share));
      }
      case SILU -> graph.node("Mul", List.of(x, graph.node("Sigmoid", List.of(x))));
      case TANH -> graph.node("Tanh", List.of(x));
    };
  }

  /** The value and the layer's tensors: ONNX wants them in the order in which we name them. */
  private List<String> inputs(String x, Layer layer) {
    var inputs = new ArrayList<>(List.of(x));
    for (var spec : layer.tensors()) {
      inputs.add(graph.tensor(spec.name(), weights.get(spec.name())));
    }
    return inputs;
  }

  private static int[] pads(Padding padding, int kernel) {
    int pad = padding.fixed(kernel);
    return new int[] {pad, pad, pad, pad};
  }
}
