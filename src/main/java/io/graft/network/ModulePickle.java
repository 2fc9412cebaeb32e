package io.graft.network;

import java.util.ArrayList;
import java.util.List;

/** Pickles a tree of modules as TorchScript reads it, and collects the tensors it refers to. */
final class ModulePickle {
  private final Pickle pickle = new Pickle();
  private final List<Tensor> data = new ArrayList<>();
  private final ScriptClasses classes;
  private final Weights weights;

  ModulePickle(ScriptClasses classes, Weights weights) {
    this.classes = classes;
    this.weights = weights;
  }

  /** The root module, with the fields its methods use. */
  ModulePickle root(ModuleTree root) {
    module(
        root,
        () -> {
          pickle.text("frozen").integer(0);
        });
    return this;
  }

  byte[] toBytes() {
    return pickle.toBytes();
  }

  /** The tensors in the order of their numbers in the archive. */
  List<Tensor> data() {
    return data;
  }

  private void module(ModuleTree module, Runnable ownFields) {
    pickle.object(
        ScriptClasses.PACKAGE,
        classes.nameOf(module),
        () -> {
          pickle.text("training").bool(false);
          ownFields.run();
          module
              .tensors()
              .forEach(
                  (name, spec) -> {
                    pickle.text(name);
                    tensor(spec);
                  });
          module
              .modules()
              .forEach(
                  (name, inner) -> {
                    pickle.text(name);
                    module(inner, () -> {});
                  });
        });
  }

  private void tensor(TensorSpec spec) {
    var tensor = weights.get(spec.name());
    if (tensor.type() != ElementType.F32) {
      throw new IllegalArgumentException(
          "%s must be float32, was %s; fit the weights first".formatted(spec.name(), tensor));
    }
    String key = Integer.toString(data.size());
    data.add(tensor);
    pickle
        .global("torch._utils", "_rebuild_tensor_v2")
        .tuple(
            () ->
                pickle
                    .tuple(
                        () ->
                            pickle
                                .text("storage")
                                .global("torch", "FloatStorage")
                                .text(key)
                                .text("cpu")
                                .integer(tensor.shape().elements()))
                    .persistent()
                    .integer(0)
                    .integers(tensor.shape().toArray())
                    .integers(strides(tensor.shape()))
                    .bool(spec.trainable())
                    .global("collections", "OrderedDict")
                    .tuple(() -> {})
                    .call())
        .call();
  }

  private static long[] strides(Shape shape) {
    var strides = new long[shape.rank()];
    long stride = 1;
    for (int i = strides.length - 1; i >= 0; i--) {
      strides[i] = stride;
      stride *= shape.size(i);
    }
    return strides;
  }
}
