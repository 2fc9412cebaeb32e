package io.graft.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;

/** Calls {@code step_k} of a module and keeps the optimizer's state. */
final class Training {
  private final TorchModule module;
  private final int boundary;
  private final List<String> names;
  private final NDList moments = new NDList();

  Training(TorchModule module, Network network, int boundary) {
    this.module = module;
    this.boundary = boundary;
    this.names = network.parameterNames(boundary);
    for (String list : List.of("m[]", "v[]", "t[]")) {
      for (var spec : network.parameters(boundary)) {
        var shape = list.equals("t[]") ? new Shape() : new Shape(spec.shape().toArray());
        var zeros = module.manager().zeros(shape);
        zeros.setName(list);
        moments.add(zeros);
      }
    }
  }

  record Loss(float mean, float correct) {}

  /**
   * One step.
   *
   * @param knobs as the archive's {@code step_k} has them
   * @param rates one per stage from the boundary on, and the head's
   */
  Loss step(NDArray x, NDArray target, float[] knobs, float... rates) {
    return weighted(x, target, new float[0], knobs, rates);
  }

  Loss weighted(NDArray x, NDArray target, float[] classWeights, float[] knobs, float... rates) {
    var arguments = new ArrayList<NDArray>();
    arguments.addAll(
        List.of(
            x,
            target,
            module.manager().create(classWeights),
            module.manager().create(whole(knobs)),
            module.manager().create(rates)));
    arguments.addAll(moments);
    var result = module.call("step_" + boundary, arguments.toArray(NDArray[]::new)).toFloatArray();
    return new Loss(result[0], result[1]);
  }

  /**
   * The last three knobs are cross-entropy, the whole loss and one class each, where a test does
   * not say them.
   */
  private static float[] whole(float[] knobs) {
    var whole = java.util.Arrays.copyOf(knobs, 11);
    whole[9] = knobs.length >= 10 ? knobs[9] : 1;
    return whole;
  }

  float[] firstMoment(String parameter) {
    return moments.get(names.indexOf(parameter)).toFloatArray();
  }

  float steps(String parameter) {
    return moments.get(2 * names.size() + names.indexOf(parameter)).getFloat();
  }
}
