package io.graft.network;

import java.util.List;

/** One operation of an ONNX graph; field and type numbers are those of {@code onnx.proto}. */
final class OnnxNode {
  private static final int FLOAT = 1;
  private static final int INT = 2;
  private static final int STRING = 3;
  private static final int INTS = 7;

  private final Proto node = new Proto();

  OnnxNode(String operation, List<String> inputs, String output) {
    inputs.forEach(input -> node.text(1, input));
    node.text(2, output).text(3, operation + "_" + output).text(4, operation);
  }

  OnnxNode with(String attribute, long value) {
    return attribute(attribute, INT, new Proto().number(3, value));
  }

  OnnxNode with(String attribute, float value) {
    return attribute(attribute, FLOAT, new Proto().decimal(2, value));
  }

  OnnxNode with(String attribute, String value) {
    return attribute(attribute, STRING, new Proto().text(4, value));
  }

  OnnxNode with(String attribute, int... values) {
    var numbers = new Proto();
    for (int value : values) {
      numbers.number(8, value);
    }
    return attribute(attribute, INTS, numbers);
  }

  Proto proto() {
    return node;
  }

  private OnnxNode attribute(String name, int type, Proto value) {
    node.message(5, value.text(1, name).number(20, type));
    return this;
  }
}
