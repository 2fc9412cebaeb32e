package io.graft.training;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import io.graft.network.Compute;
import io.graft.network.Network;
import io.graft.network.Normalization;
import io.graft.network.Tensor;
import io.graft.network.TorchScriptWriter;
import io.graft.network.Weights;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A network in libtorch. It holds native memory until it is closed; arrays that it returns belong
 * to the manager of its input.
 *
 * <p>Gradient mode belongs to a thread in libtorch: a script is used by the thread that loaded it,
 * and no other.
 */
class Script implements AutoCloseable {
  private final Network network;
  private final Model model;
  private final PtSymbolBlock block;

  private Script(Network network, Model model) {
    this.network = network;
    this.model = model;
    this.block = (PtSymbolBlock) model.getBlock();
  }

  /**
   * @param boundaries from which it can learn
   */
  static Script of(
      Network network,
      Weights weights,
      Normalization normalization,
      Device device,
      Compute compute,
      Set<Integer> boundaries)
      throws IOException {
    var archive = Files.createTempFile("graft", ".pt");
    try {
      TorchScriptWriter.write(archive, network, weights, normalization, compute, boundaries);
      return load(network, archive, device);
    } finally {
      Files.deleteIfExists(archive);
    }
  }

  static Script load(Network network, Path archive, Device device) throws IOException {
    // a Criteria would look for translators among all classes first, which takes longer than this
    var model = Model.newInstance(network.architecture(), device, "PyTorch");
    try {
      var file = String.valueOf(archive.getFileName());
      model.load(archive.toAbsolutePath().getParent(), file, Map.of("trainParam", "true"));
      // shapes vary by the last batch: the profiling executor would compile again and again
      JniUtils.setGraphExecutorOptimize(false);
      JniUtils.setGradMode(true);
      return new Script(network, model);
    } catch (MalformedModelException unreadable) {
      model.close();
      throw new IOException("libtorch cannot read " + archive.getFileName(), unreadable);
    } catch (IOException | RuntimeException failure) {
      model.close();
      throw failure;
    }
  }

  Network network() {
    return network;
  }

  /** Arrays of one batch; closing it frees them. */
  NDManager memory() {
    return model.getNDManager().newSubManager();
  }

  /**
   * Dropout and batch statistics on or off.
   *
   * @param frozen from which stage on batch normalisation may use the statistics of the batch
   */
  void mode(boolean training, int frozen) {
    try (var on = IValue.from(training);
        var from = IValue.from((long) frozen);
        var _ = IValueUtils.runMethod(block, "mode", on, from)) {
      // nothing to take out
    }
  }

  /** Calls a method of one tensor without recording gradients. */
  NDArray run(String method, NDArray x) {
    try (var in = IValue.from((PtNDArray) x);
        var out = IValueUtils.runMethod(block, method, in)) {
      return out.toTensor((PtNDManager) x.getManager());
    }
  }

  /**
   * Calls a method that may compute gradients; tensors named alike with {@code []} go in as one
   * list.
   */
  NDArray learn(String method, NDList inputs) {
    // the result belongs to the manager of the first array: that of the batch, not that of the
    // model
    try (var marker = inputs.head().getManager().create(0f)) {
      marker.setName("module_method:" + method);
      var all = new NDList(inputs.size() + 1);
      all.add(marker);
      all.addAll(inputs);
      return IValueUtils.forward(block, all, true).singletonOrThrow();
    }
  }

  /** Copies of all parameters and running statistics as they are now. */
  Weights weights() {
    return weights(network.stateNames());
  }

  /** Copies of some parameters and running statistics as they are now. */
  Weights weights(Collection<String> wanted) {
    var asked = Set.copyOf(wanted);
    var tensors = new LinkedHashMap<String, Tensor>();
    try (var memory = memory();
        var state = IValueUtils.runMethod(block, "state")) {
      var arrays = state.toNDList((PtNDManager) memory);
      var names = network.stateNames();
      for (int i = 0; i < names.size(); i++) {
        if (asked.contains(names.get(i))) {
          tensors.put(names.get(i), tensor(arrays.get(i)));
        }
      }
    }
    return new Weights(tensors);
  }

  @Override
  public void close() {
    model.close();
  }

  static Tensor tensor(NDArray array) {
    var bytes = array.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    return Tensor.floats(io.graft.network.Shape.of(shape(array.getShape())), bytes);
  }

  private static long[] shape(Shape shape) {
    return shape.getShape();
  }
}
