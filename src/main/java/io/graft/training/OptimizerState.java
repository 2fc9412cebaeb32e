package io.graft.training;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.graft.network.Network;
import io.graft.network.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * What an optimizer remembers between steps: first and second moments and a step count per
 * parameter, in arrays of ours, which a checkpoint can hold.
 */
class OptimizerState {
  private final List<NDArray> lists = new ArrayList<>();
  private final float[] knobs;

  /**
   * @param from what was remembered, in the order of {@link #tensors}; empty for nothing yet
   */
  OptimizerState(NDManager memory, Network network, int boundary, Phase phase, List<Tensor> from) {
    for (String list : List.of("m[]", "v[]", "t[]")) {
      for (var parameter : network.parameters(boundary)) {
        var shape = list.equals("t[]") ? new Shape() : new Shape(parameter.shape().toArray());
        var array =
            from.isEmpty()
                ? memory.zeros(shape)
                : memory.create(from.get(lists.size()).toFloats(), shape);
        array.setName(list);
        lists.add(array);
      }
    }
    knobs = knobs(phase);
  }

  List<Tensor> tensors() {
    return lists.stream().map(Script::tensor).toList();
  }

  /** The arguments of a step after the input and the target. */
  NDList arguments(NDManager memory, float[] rates) {
    var arguments = new NDList(lists.size() + 2);
    arguments.add(onCpu(memory, knobs));
    arguments.add(onCpu(memory, rates));
    arguments.addAll(lists);
    return arguments;
  }

  /** The script reads these as plain numbers: on a GPU that would wait for the device. */
  private static NDArray onCpu(NDManager memory, float[] numbers) {
    var array = memory.newSubManager(Device.cpu()).create(numbers);
    array.attach(memory);
    return array;
  }

  private static float[] knobs(Phase phase) {
    float smoothing = (float) phase.labelSmoothing();
    float clip = (float) phase.clipNorm();
    return switch (phase.optimizer()) {
      case Optimizer.Sgd(var momentum, var nesterov, var decay) ->
          new float[] {0, (float) momentum, 0, 0, (float) decay, nesterov ? 1 : 0, smoothing, clip};
      case Optimizer.Adam(var beta1, var beta2, var epsilon, var decay) ->
          new float[] {
            1, (float) beta1, (float) beta2, (float) epsilon, (float) decay, 0, smoothing, clip
          };
      case Optimizer.AdamW(var beta1, var beta2, var epsilon, var decay) ->
          new float[] {
            2, (float) beta1, (float) beta2, (float) epsilon, (float) decay, 0, smoothing, clip
          };
    };
  }
}
