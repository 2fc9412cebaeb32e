package io.graft.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDList;
import io.graft.network.Tensor;
import io.graft.training.TrainingEvent.EpochFinished;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** One phase of a plan: epochs of steps on the open stages, until it is done or gets no better. */
class PhaseRun {
  private static final int EVALUATION_BATCH = 32;

  private final Phase phase;
  private final int boundary;
  private final int opened;
  private final Script script;
  private final Batches batches;
  private final TrainingRequest request;
  private final Watch watch;
  private final Checkpoints checkpoints;
  private final Order order;
  private Standing standing;

  /**
   * @param opened the first stage that this phase or one before it opens
   * @param standing where to begin
   */
  PhaseRun(
      int opened,
      Script script,
      Batches batches,
      TrainingRequest request,
      Watch watch,
      Checkpoints checkpoints,
      Standing standing) {
    this.phase = request.plan().phases().get(standing.phase());
    this.boundary = phase.open().boundary(script.network());
    this.opened = opened;
    this.script = script;
    this.batches = batches;
    this.request = request;
    this.watch = watch;
    this.checkpoints = checkpoints;
    this.standing = standing;
    this.order = new Order(request, standing.phase());
  }

  /** Thrown when the numbers are no numbers any more. */
  static class Diverged extends RuntimeException {
    private static final long serialVersionUID = 1;

    Diverged(String where) {
      super(where, null, false, false);
    }
  }

  /** The best weights of this phase and those before it. */
  Candidate run(Candidate best, List<Tensor> remembered) throws IOException {
    try (var memory = script.memory()) {
      var optimizer = new OptimizerState(memory, script.network(), boundary, phase, remembered);
      try {
        while (standing.epoch() <= phase.epochs() && standing.patience() > 0) {
          double speed = steps(optimizer, best);
          best = endOfEpoch(best, speed);
          checkpoints.write(standing, opened, script, best.weights(), optimizer);
        }
      } catch (Watch.StopRequested stop) {
        checkpoints.write(standing, opened, script, best.weights(), optimizer);
        throw stop;
      }
    }
    return best;
  }

  /** The rest of an epoch's steps; examples per second. */
  private double steps(OptimizerState optimizer, Candidate best) throws IOException {
    var steps = order.steps(standing.epoch());
    long started = System.nanoTime();
    int examples = 0;
    for (int i = standing.step(); i < steps.size(); i++) {
      watch.check();
      var next = i + 1 < steps.size() ? steps.get(i + 1) : new int[0];
      float[] lossAndCorrect = step(i, steps.get(i), next, optimizer, rates(factor(i)));
      standing = standing.after(standing.sums().plus(lossAndCorrect, steps.get(i).length), i + 1);
      examples += steps.get(i).length;
      if (checkpoints.due()) {
        checkpoints.write(standing, opened, script, best.weights(), optimizer);
      }
    }
    return examples / ((System.nanoTime() - started) / 1e9);
  }

  private Candidate endOfEpoch(Candidate best, double speed) throws IOException {
    var sums = standing.sums();
    var validation = evaluate(order.of(Split.VALIDATION));
    if (!Double.isFinite(sums.meanLoss()) || !Double.isFinite(validation.loss())) {
      throw new Diverged("phase '%s', epoch %d".formatted(phase.name(), standing.epoch()));
    }
    boolean better = best.worseThan(validation.accuracy(), validation.loss());
    var winner =
        better ? new Candidate(script.weights(), validation.accuracy(), validation.loss()) : best;
    boolean falling =
        validation.loss() < standing.lowestLoss() - phase.earlyStopping().minimumChange();
    int patience = falling || better ? phase.earlyStopping().patience() : standing.patience() - 1;
    watch.say(
        new EpochFinished(
            standing.phase(),
            standing.epoch(),
            phase.epochs(),
            sums.meanLoss(),
            sums.accuracy(),
            validation.loss(),
            validation.accuracy(),
            better,
            last(rates(factor(order.stepsPerEpoch() - 1))),
            speed));
    standing =
        standing.afterEpoch(winner, Math.min(standing.lowestLoss(), validation.loss()), patience);
    return winner;
  }

  private static double last(float[] rates) {
    return rates[rates.length - 1];
  }

  private float[] step(
      int number, int[] examples, int[] next, OptimizerState optimizer, float[] rates)
      throws IOException {
    int epoch = standing.epoch();
    // dropout draws from libtorch's generator, whose state cannot be kept: every step begins anew
    Engine.getEngine("PyTorch").setRandomSeed(order.seed(epoch, number));
    script.mode(true, phase.norm() == NormPolicy.FROZEN ? script.network().depth() : boundary);
    try (var memory = script.memory()) {
      var input = batches.training(memory, examples, epoch);
      if (next.length > 0) {
        batches.ahead(next, epoch);
      }
      var labels =
          Arrays.stream(examples).mapToLong(i -> request.examples().get(i).label()).toArray();
      var arguments = new NDList(input, memory.create(labels));
      arguments.addAll(optimizer.arguments(memory, rates));
      return script.learn("step_" + boundary, arguments).toFloatArray();
    }
  }

  private Scores evaluate(int[] examples) throws IOException {
    var scores = new Scores(request.classes());
    script.mode(false, script.network().depth());
    for (int from = 0; from < examples.length; from += EVALUATION_BATCH) {
      watch.check();
      var batch =
          Arrays.copyOfRange(examples, from, Math.min(examples.length, from + EVALUATION_BATCH));
      try (var memory = script.memory()) {
        var logits = script.run("suffix_" + boundary, batches.plain(memory, batch));
        scores.add(logits.toFloatArray(), labels(batch));
      }
    }
    return scores;
  }

  private int[] labels(int[] examples) {
    return Arrays.stream(examples).map(i -> request.examples().get(i).label()).toArray();
  }

  private double factor(int step) {
    int perEpoch = order.stepsPerEpoch();
    return phase
        .schedule()
        .factor((standing.epoch() - 1) * perEpoch + step, phase.epochs() * perEpoch);
  }

  /** One rate per open stage and the head; each stage before the last has a lower one. */
  private float[] rates(double factor) {
    var rates = new float[script.network().depth() - boundary + 1];
    double rate = phase.learningRate() * factor;
    rates[rates.length - 1] = (float) rate;
    for (int i = rates.length - 2; i >= 0; i--) {
      rates[i] = (float) rate;
      rate *= phase.layerDecay();
    }
    return rates;
  }
}
