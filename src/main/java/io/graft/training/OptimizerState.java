package io.graft.training;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.graft.network.Network;
import io.graft.network.Task;
import io.graft.network.Tensor;
import io.graft.network.Weights;
import java.util.ArrayList;
import java.util.List;

/**
 * What an optimizer remembers between steps, in arrays of ours, which a checkpoint can hold: first
 * and second moments and a step count per parameter, and averages of the weights where they are
 * wanted.
 */
class OptimizerState {
  private static final int LOSS_FACTOR = 9;

  private final NDManager memory;
  private final NDList moments = new NDList();
  private final NDList averages = new NDList();
  private final NDList sums = new NDList();
  private final float[] knobs;

  /**
   * @param weights those at the beginning, for the averages
   * @param from what was remembered, in the order of {@link #tensors}; empty for nothing yet
   */
  OptimizerState(
      NDManager memory,
      Network network,
      int boundary,
      Phase phase,
      Task task,
      Weights weights,
      List<Tensor> from) {
    this.memory = memory;
    int at = 0;
    for (String list : List.of("m[]", "v[]", "t[]")) {
      for (var parameter : network.parameters(boundary)) {
        var shape = list.equals("t[]") ? new Shape() : new Shape(parameter.shape().toArray());
        moments.add(named(list, from.isEmpty() ? memory.zeros(shape) : array(from.get(at), shape)));
        at++;
      }
    }
    if (phase.ema() > 0) {
      for (var parameter : network.parameters(boundary)) {
        var start = from.isEmpty() ? weights.get(parameter.name()) : from.get(at++);
        averages.add(named("e[]", array(start, new Shape(parameter.shape().toArray()))));
      }
    }
    for (var parameter : network.parameters(boundary)) {
      sums.add(named("a[]", memory.zeros(new Shape(parameter.shape().toArray()))));
    }
    knobs = knobs(phase, task);
  }

  List<Tensor> tensors() {
    var tensors = new ArrayList<Tensor>();
    moments.forEach(array -> tensors.add(Script.tensor(array)));
    averages.forEach(array -> tensors.add(Script.tensor(array)));
    return tensors;
  }

  NDList moments() {
    return moments;
  }

  NDList averages() {
    return averages;
  }

  /** Gradients of the parts of a batch; zeros between two steps. */
  NDList sums() {
    return sums;
  }

  void forgetSums() {
    for (int i = 0; i < sums.size(); i++) {
      var old = sums.get(i);
      sums.set(i, named("a[]", memory.zeros(old.getShape())));
      old.close();
    }
  }

  /**
   * @param share of the batch that a loss is the mean of
   */
  NDArray knobs(NDManager batch, double share) {
    var numbers = knobs.clone();
    numbers[LOSS_FACTOR] = (float) share;
    return onCpu(batch, numbers);
  }

  /** The script reads these as plain numbers: on a GPU that would wait for the device. */
  static NDArray onCpu(NDManager memory, float... numbers) {
    var array = memory.newSubManager(Device.cpu()).create(numbers);
    array.attach(memory);
    return array;
  }

  /** A copy, since steps write to it. */
  private NDArray array(Tensor tensor, Shape shape) {
    return memory.create(tensor.toFloats(), shape);
  }

  private static NDArray named(String list, NDArray array) {
    array.setName(list);
    return array;
  }

  private static float[] knobs(Phase phase, Task task) {
    float smoothing = (float) phase.labelSmoothing();
    float clip = (float) phase.clipNorm();
    float gamma = phase.loss().type() == Loss.Kind.FOCAL ? (float) phase.loss().gamma() : 0;
    float[] optimizer =
        switch (phase.optimizer()) {
          case Optimizer.Sgd(var momentum, var nesterov, var decay) ->
              new float[] {0, (float) momentum, 0, 0, (float) decay, nesterov ? 1 : 0};
          case Optimizer.Adam(var beta1, var beta2, var epsilon, var decay) ->
              new float[] {1, (float) beta1, (float) beta2, (float) epsilon, (float) decay, 0};
          case Optimizer.AdamW(var beta1, var beta2, var epsilon, var decay) ->
              new float[] {2, (float) beta1, (float) beta2, (float) epsilon, (float) decay, 0};
          case Optimizer.Lbfgs _ ->
              throw new IllegalStateException("lbfgs takes no steps, see ProbeRun");
        };
    var all = java.util.Arrays.copyOf(optimizer, optimizer.length + 5);
    all[6] = smoothing;
    all[7] = clip;
    all[8] = gamma;
    all[LOSS_FACTOR] = 1;
    all[10] = task == Task.MULTI_LABEL ? 1 : 0;
    return all;
  }
}
