package io.graft.network;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** An ONNX graph under construction; field and type numbers are those of {@code onnx.proto}. */
final class OnnxGraph {
  static final int FLOAT = 1;
  static final int UINT8 = 2;
  static final int STRING = 8;

  private final Proto nodes = new Proto();
  private final Proto initializers = new Proto();
  private final Proto borders = new Proto();
  private int values;

  /** Adds an operation and names its result. */
  String node(String operation, List<String> inputs) {
    return node(operation, inputs, _ -> {});
  }

  String node(String operation, List<String> inputs, Consumer<OnnxNode> attributes) {
    String output = "x" + ++values;
    node(operation, inputs, output, attributes);
    return output;
  }

  void node(String operation, List<String> inputs, String output, Consumer<OnnxNode> attributes) {
    var node = new OnnxNode(operation, inputs, output);
    attributes.accept(node);
    nodes.message(1, node.proto());
  }

  /** A tensor that is part of the graph. */
  String tensor(String name, Tensor tensor) {
    initializers.message(
        5, dimensions(tensor.shape()).number(2, FLOAT).text(8, name).bytes(9, tensor.data()));
    return name;
  }

  String scalar(float value) {
    return tensor("constant" + ++values, Tensor.floats(Shape.of(), value));
  }

  String texts(String name, List<String> texts) {
    var tensor = dimensions(Shape.of(texts.size())).number(2, STRING).text(8, name);
    texts.forEach(text -> tensor.text(6, text));
    initializers.message(5, tensor);
    return name;
  }

  /** Declares an input of {@code N} pictures or vectors. */
  void input(String name, int type, int... sizes) {
    borders.message(11, border(name, type, sizes));
  }

  void output(String name, int type, int... sizes) {
    borders.message(12, border(name, type, sizes));
  }

  Proto proto(String name) {
    return new Proto().all(nodes).text(2, name).all(initializers).all(borders);
  }

  private static Proto border(String name, int type, int... sizes) {
    var shape = new Proto().message(1, new Proto().text(2, "N"));
    Arrays.stream(sizes).forEach(size -> shape.message(1, new Proto().number(1, size)));
    var tensor = new Proto().number(1, type).message(2, shape);
    return new Proto().text(1, name).message(2, new Proto().message(1, tensor));
  }

  private static Proto dimensions(Shape shape) {
    var tensor = new Proto();
    shape.sizes().forEach(size -> tensor.number(1, size));
    return tensor;
  }
}
