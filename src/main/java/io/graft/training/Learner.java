package io.graft.training;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.graft.training.TrainingEvent.Noted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Takes the steps of a phase. A batch that does not fit into memory is cut into parts, whose
 * gradients are summed: the step stays the same, but for batch statistics.
 */
class Learner {
  private final Script script;
  private final Batches batches;
  private final Phase phase;
  private final int boundary;
  private final OptimizerState optimizer;
  private final TrainingRequest request;
  private final Watch watch;
  private final float[] classWeights;
  private final long mixingSeed;
  private int parts;

  Learner(
      Script script,
      Batches batches,
      Phase phase,
      int boundary,
      OptimizerState optimizer,
      TrainingRequest request,
      Watch watch,
      int parts) {
    this.script = script;
    this.batches = batches;
    this.phase = phase;
    this.boundary = boundary;
    this.optimizer = optimizer;
    this.request = request;
    this.watch = watch;
    this.parts = parts;
    this.mixingSeed = request.plan().seed() + request.plan().phases().indexOf(phase);
    this.classWeights = phase.loss().weights(request);
  }

  /** Thrown when a single example does not fit into memory. */
  static class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooLarge(String message) {
      super(message, null, false, false);
    }
  }

  int parts() {
    return parts;
  }

  /**
   * One step of the optimizer.
   *
   * @param next the batch after this one, which can be drawn meanwhile
   * @param seed of all that is random in the step
   * @param done steps of this phase so far
   * @return mean loss, and count of right answers
   */
  float[] step(int[] examples, int[] next, int epoch, int seed, float[] rates, int done)
      throws IOException {
    float[] lossAndCorrect = null;
    while (lossAndCorrect == null) {
      try {
        // dropout draws from libtorch's generator, whose state cannot be kept: each step begins
        // anew
        Engine.getEngine("PyTorch").setRandomSeed(seed);
        lossAndCorrect =
            parts == 1
                ? whole(examples, next, epoch, rates)
                : inParts(examples, next, epoch, rates);
      } catch (EngineException failure) {
        halve(failure, examples.length);
      }
    }
    if (phase.ema() > 0) {
      average(Math.min(phase.ema(), (1.0 + done) / (10 + done)));
    }
    return lossAndCorrect;
  }

  /** Exchanges the weights and their averages, where there are averages. */
  void swap() {
    if (phase.ema() > 0) {
      average("swap_", 0);
    }
  }

  private void average(double decay) {
    average("average_", decay);
  }

  private void average(String method, double decay) {
    try (var memory = script.memory()) {
      var arguments = new NDList(OptimizerState.onCpu(memory, (float) decay));
      arguments.addAll(optimizer.averages());
      var _ = script.learn(method + boundary, arguments);
    }
  }

  private float[] whole(int[] examples, int[] next, int epoch, float[] rates) throws IOException {
    try (var memory = script.memory()) {
      var arguments = batch(memory, examples, next, epoch, 1);
      arguments.add(OptimizerState.onCpu(memory, rates));
      arguments.addAll(optimizer.moments());
      return script.learn("step_" + boundary, arguments).toFloatArray();
    }
  }

  private float[] inParts(int[] examples, int[] next, int epoch, float[] rates) throws IOException {
    var cut = cut(examples);
    var sum = new float[2];
    for (int i = 0; i < cut.size(); i++) {
      var part = cut.get(i);
      var after = i + 1 < cut.size() ? cut.get(i + 1) : cut(next).getFirst();
      try (var memory = script.memory()) {
        var arguments = batch(memory, part, after, epoch, (double) part.length / examples.length);
        arguments.addAll(optimizer.sums());
        var lossAndCorrect = script.learn("accumulate_" + boundary, arguments).toFloatArray();
        sum[0] += lossAndCorrect[0];
        sum[1] += lossAndCorrect[1];
      }
    }
    try (var memory = script.memory()) {
      var arguments = new NDList(optimizer.knobs(memory, 1), OptimizerState.onCpu(memory, rates));
      arguments.addAll(optimizer.moments());
      arguments.addAll(optimizer.sums());
      var _ = script.learn("apply_" + boundary, arguments);
    }
    return sum;
  }

  private NDList batch(NDManager memory, int[] examples, int[] next, int epoch, double share)
      throws IOException {
    var mixing =
        Mixing.of(phase.augmentation(), request.input().size(), examples, mixingSeed, epoch);
    var input = batches.training(memory, examples, epoch, mixing);
    // only now: frozen stages of the same script that are computed along have just answered
    script.mode(true, phase.norm() == NormPolicy.FROZEN ? script.network().depth() : boundary);
    if (next.length > 0) {
      batches.ahead(next, epoch);
    }
    return new NDList(
        input,
        Batches.target(memory, request, examples, mixing),
        memory.create(classWeights),
        optimizer.knobs(memory, share));
  }

  private List<int[]> cut(int[] examples) {
    int size = Math.max(1, Math.ceilDiv(examples.length, parts));
    var cut = new ArrayList<int[]>();
    for (int from = 0; from < examples.length; from += size) {
      cut.add(Arrays.copyOfRange(examples, from, Math.min(examples.length, from + size)));
    }
    return cut.isEmpty() ? List.of(new int[0]) : cut;
  }

  private void halve(EngineException failure, int examples) {
    var message = String.valueOf(failure.getMessage());
    if (!message.contains("out of memory") && !message.contains("can't allocate memory")) {
      throw failure;
    }
    if (parts >= examples) {
      throw new TooLarge(message);
    }
    parts *= 2;
    optimizer.forgetSums();
    watch.say(
        new Noted(
            "a batch of %d does not fit into memory: from here on it is computed in %d parts, whose gradients are summed"
                .formatted(examples, parts)));
  }
}
