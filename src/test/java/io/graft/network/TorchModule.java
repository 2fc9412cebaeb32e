package io.graft.network;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A TorchScript archive opened by DJL, as the trainer opens it. */
final class TorchModule implements AutoCloseable {
  private final ZooModel<NDList, NDList> model;
  private final PtSymbolBlock block;

  TorchModule(Path archive) throws Exception {
    model =
        Criteria.builder()
            .setTypes(NDList.class, NDList.class)
            .optModelPath(archive)
            .optEngine("PyTorch")
            .optDevice(Device.cpu())
            .optOption("trainParam", "true")
            .build()
            .loadModel();
    block = (PtSymbolBlock) model.getBlock();
    JniUtils.setGraphExecutorOptimize(false);
    JniUtils.setGradMode(true);
  }

  static TorchModule of(Network network, Weights weights, Compute compute, Path folder)
      throws Exception {
    var file = folder.resolve(network.architecture() + "-" + compute + ".pt");
    TorchScriptWriter.write(file, network, weights, HALF, compute, everywhere(network));
    return new TorchModule(file);
  }

  /** All boundaries. */
  static Set<Integer> everywhere(Network network) {
    return IntStream.rangeClosed(0, network.depth()).boxed().collect(Collectors.toSet());
  }

  /** Of 16 values after both poolings, for three classes. */
  static final Head HIDDEN_LAYER =
      new Head.Mlp(Pooling.AVG_MAX, List.of(16), ActivationFunction.GELU, 0.1, 3);

  static final Normalization HALF =
      new Normalization(List.of(0.5, 0.5, 0.5), List.of(0.5, 0.5, 0.5));

  NDManager manager() {
    return model.getNDManager();
  }

  /** Pictures {@code [count, size, size, 3]}. */
  NDArray pixels(byte[] values, int count, int size) {
    return manager()
        .create(ByteBuffer.wrap(values), new Shape(count, size, size, 3), DataType.UINT8);
  }

  /** Pictures {@code [4, 64, 64, 3]}. */
  NDArray fourPictures() {
    return pixels(Formula.pixels(4, 64), 4, 64);
  }

  /** Calls a method of tensors with gradients on; the lists are named {@code m[]} and so on. */
  NDArray call(String method, NDArray... arguments) {
    var list = new NDList();
    var marker = manager().create(0f);
    marker.setName("module_method:" + method);
    list.add(marker);
    list.addAll(List.of(arguments));
    return IValueUtils.forward(block, list, true).singletonOrThrow();
  }

  /** Calls a method of one tensor with gradients off. */
  NDArray run(String method, NDArray x) {
    try (var in = IValue.from((PtNDArray) x);
        var out = IValueUtils.runMethod(block, method, in)) {
      return out.toTensor((PtNDManager) manager());
    }
  }

  void mode(boolean training, int frozen) {
    try (var on = IValue.from(training);
        var from = IValue.from((long) frozen);
        var _ = IValueUtils.runMethod(block, "mode", on, from)) {}
  }

  NDList list(String method) {
    try (var value = IValueUtils.runMethod(block, method)) {
      return value.toNDList((PtNDManager) manager());
    }
  }

  /** What a method without arguments lists, as values that can be compared. */
  List<FloatBuffer> buffers(String list) {
    return list(list).stream().map(t -> FloatBuffer.wrap(t.toFloatArray())).toList();
  }

  float[] floats(String method, NDArray... arguments) {
    return call(method, arguments).toFloatArray();
  }

  @Override
  public void close() {
    model.close();
  }
}
