package io.graft.network;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a network and its weights as an ONNX model for serving.
 *
 * <p>Input {@code image}: uint8 {@code [N, size, size, 3]}. Outputs {@code logits}, as the network
 * gives them, and {@code probabilities}, their softmax at the signature's temperature, or in a
 * multi-label task the sigmoid of each: float32 {@code [N, classes]}; {@code label}: the likeliest
 * class names, {@code [N]}. The class names are also in the model's metadata, under {@code classes}
 * as a JSON list.
 *
 * @see <a href="https://github.com/onnx/onnx/blob/main/onnx/onnx.proto">the format</a>
 */
public final class OnnxWriter {
  private static final int IR_VERSION = 8;
  private static final int OPSET = 17;

  private OnnxWriter() {}

  /**
   * Writes the model.
   *
   * @param metadata more notes for the model's metadata, such as where it comes from
   * @throws WeightsDoNotFit when the weights are not the network's
   */
  public static void write(
      Path file,
      Network network,
      Weights weights,
      ImageSignature signature,
      Map<String, String> metadata)
      throws IOException {
    if (signature.classes().size() != network.head().classes()) {
      throw new IllegalArgumentException(
          "The head has %d classes, but there are %d class names"
              .formatted(network.head().classes(), signature.classes().size()));
    }
    // a head that flattens fits pictures of one size only
    var fitted = weights.fit(network.forPictures(signature.size()));
    var model = model(graph(network, fitted, signature));
    var notes = new LinkedHashMap<>(metadata);
    notes.put("classes", JsonMapper.shared().writeValueAsString(signature.classes()));
    notes.forEach((key, value) -> model.message(14, new Proto().text(1, key).text(2, value)));
    write(file, model);
  }

  /**
   * Writes one stage: input {@code x}, output {@code y}, float32 {@code [N, …]}. The first stage
   * takes the input above instead; the last one ends with the pool.
   */
  public static void writeStage(
      Path file, Network network, int stage, Weights weights, Normalization normalization)
      throws IOException {
    var graph = new OnnxGraph();
    String x = "x";
    if (stage == 0) {
      graph.input("image", OnnxGraph.UINT8, network.size(), network.size(), 3);
      x = normalised(graph, normalization);
    } else {
      graph.input("x", OnnxGraph.FLOAT, sizes(network.at(stage)));
    }
    x = new LayerOnnx(graph, weights).emit(network.stages().get(stage).body(), x);
    if (stage + 1 == network.depth()) {
      x = pooled(graph, network.head().pooling(), x);
    }
    graph.node("Identity", List.of(x), "y", _ -> {});
    graph.output("y", OnnxGraph.FLOAT, sizes(network.at(stage + 1)));
    write(file, model(graph.proto(network.architecture())));
  }

  /**
   * Writes all stages without pool and head: input {@code image} as above, output {@code y},
   * float32 {@code [N, C, H, W]}, what the last stage answers.
   */
  public static void writeFeatures(
      Path file, Network network, Weights weights, Normalization normalization) throws IOException {
    var graph = new OnnxGraph();
    var layers = new LayerOnnx(graph, weights);
    graph.input("image", OnnxGraph.UINT8, network.size(), network.size(), 3);
    String x = normalised(graph, normalization);
    for (var stage : network.stages()) {
      x = layers.emit(stage.body(), x);
    }
    graph.node("Identity", List.of(x), "y", _ -> {});
    graph.output("y", OnnxGraph.FLOAT, sizes(network.featureMap()));
    write(file, model(graph.proto(network.architecture())));
  }

  private static int[] sizes(Shape shape) {
    return shape.sizes().stream().mapToInt(Math::toIntExact).toArray();
  }

  private static Proto model(Proto graph) {
    return new Proto()
        .number(1, IR_VERSION)
        .text(2, "Graft")
        .message(7, graph)
        .message(8, new Proto().text(1, "").number(2, OPSET));
  }

  private static void write(Path file, Proto model) throws IOException {
    if (model.size() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "The model takes %d bytes; ONNX files end at 2 GB".formatted(model.size()));
    }
    try (var channel = FileChannel.open(file, CREATE, WRITE, TRUNCATE_EXISTING)) {
      model.write(channel);
    }
  }

  private static Proto graph(Network network, Weights weights, ImageSignature signature) {
    int size = signature.size();
    int classes = signature.classes().size();
    var graph = new OnnxGraph();
    var layers = new LayerOnnx(graph, weights);

    graph.input("image", OnnxGraph.UINT8, size, size, 3);
    String x = normalised(graph, signature.normalization());
    for (var stage : network.stages()) {
      x = layers.emit(stage.body(), x);
    }
    x = layers.emit(network.headLayers(), pooled(graph, network.head().pooling(), x));
    graph.node("Identity", List.of(x), "logits", _ -> {});
    String cooled = cooled(graph, signature.temperature());
    switch (signature.task()) {
      case CLASSIFICATION ->
          graph.node("Softmax", List.of(cooled), "probabilities", node -> node.with("axis", 1L));
      case MULTI_LABEL -> graph.node("Sigmoid", List.of(cooled), "probabilities", _ -> {});
    }
    String likeliest =
        graph.node("ArgMax", List.of("logits"), node -> node.with("axis", 1L).with("keepdims", 0L));
    String names = graph.texts("classes", signature.classes());
    graph.node("Gather", List.of(names, likeliest), "label", node -> node.with("axis", 0L));

    graph.output("logits", OnnxGraph.FLOAT, classes);
    graph.output("probabilities", OnnxGraph.FLOAT, classes);
    graph.output("label", OnnxGraph.STRING);
    return graph.proto(network.architecture());
  }

  private static String cooled(OnnxGraph graph, double temperature) {
    return temperature == 1
        ? "logits"
        : graph.node("Div", List.of("logits", graph.scalar((float) temperature)));
  }

  private static String normalised(OnnxGraph graph, Normalization normalization) {
    var perChannel = Shape.of(1, 3, 1, 1);
    var scale = new float[3];
    var shift = new float[3];
    for (int i = 0; i < 3; i++) {
      double std = normalization.std().get(i);
      scale[i] = (float) (1 / (255 * std));
      shift[i] = (float) (-normalization.mean().get(i) / std);
    }
    String x = graph.node("Transpose", List.of("image"), node -> node.with("perm", 0, 3, 1, 2));
    x = graph.node("Cast", List.of(x), node -> node.with("to", (long) OnnxGraph.FLOAT));
    x = graph.node("Mul", List.of(x, graph.tensor("scale", Tensor.floats(perChannel, scale))));
    return graph.node("Add", List.of(x, graph.tensor("shift", Tensor.floats(perChannel, shift))));
  }

  private static String pooled(OnnxGraph graph, Pooling pooling, String x) {
    String pooled =
        switch (pooling) {
          case AVG -> graph.node("GlobalAveragePool", List.of(x));
          case MAX -> graph.node("GlobalMaxPool", List.of(x));
          case AVG_MAX ->
              graph.node(
                  "Concat",
                  List.of(
                      graph.node("GlobalAveragePool", List.of(x)),
                      graph.node("GlobalMaxPool", List.of(x))),
                  node -> node.with("axis", 1L));
          case FLATTEN -> x;
        };
    return graph.node("Flatten", List.of(pooled), node -> node.with("axis", 1L));
  }
}
