package io.graft.training;

import io.graft.network.Tensor;
import io.graft.network.Weights;
import io.graft.training.TrainingEvent.EpochFinished;
import io.graft.training.TrainingEvent.EpochUnderWay;
import io.graft.training.TrainingEvent.Noted;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
  private final @Nullable Integer fold;
  private final Order order;
  private final Rates rates;
  private Standing standing;

  /**
   * @param standing where to begin
   */
  PhaseRun(
      Script script, Batches batches, Setup setup, Checkpoints checkpoints, Standing standing) {
    this.phase = setup.phase(standing.phase());
    this.boundary = setup.boundary(standing.phase());
    this.opened = Math.min(setup.openedBefore(standing.phase()), boundary);
    this.script = script;
    this.batches = batches;
    this.request = setup.request();
    this.watch = setup.watch();
    this.checkpoints = checkpoints;
    this.standing = standing;
    this.fold = setup.fold();
    this.order = new Order(request, standing.phase());
    this.rates = new Rates(phase, script.network(), boundary, order.stepsPerEpoch());
  }

  /** Thrown when the numbers are no numbers any more. */
  static class Diverged extends RuntimeException {
    private static final long serialVersionUID = 1;

    Diverged(String where) {
      super(where, null, false, false);
    }
  }

  /** The best weights of this phase and those before it. */
  Candidate run(Candidate before, Weights now, List<Tensor> remembered) throws IOException {
    var best = before;
    try (var memory = script.memory()) {
      var optimizer =
          new OptimizerState(
              memory, script.network(), boundary, phase, request.task(), now, remembered);
      var learner =
          new Learner(
              script, batches, phase, boundary, optimizer, request, watch, standing.parts());
      if (phase.schedule() == Schedule.RANGE_TEST) {
        var found = RangeTest.run(standing.phase(), phase, order, rates, learner, watch);
        watch.say(found);
        return before;
      }
      try {
        while (standing.epoch() <= phase.epochs() && standing.patience() > 0) {
          double speed = steps(learner, optimizer, best);
          best = endOfEpoch(learner, best, speed);
          checkpoints.write(standing, opened, script, best.weights(), optimizer);
        }
      } catch (Watch.StopRequested stop) {
        checkpoints.write(standing, opened, script, best.weights(), optimizer);
        throw stop;
      }
    }
    return best;
  }

  /** The rest of an epoch's steps, or as many as there is time for; examples per second. */
  private double steps(Learner learner, OptimizerState optimizer, Candidate best)
      throws IOException {
    var steps = order.steps(standing.epoch());
    long started = System.nanoTime();
    int examples = 0;
    for (int i = standing.step(); i < steps.size() && !overtime(); i++) {
      watch.check();
      var next = i + 1 < steps.size() ? steps.get(i + 1) : new int[0];
      long began = System.nanoTime();
      float[] lossAndCorrect =
          learner.step(
              steps.get(i),
              next,
              standing.epoch(),
              order.seed(standing.epoch(), i),
              rates.at(standing.epoch(), i),
              (standing.epoch() - 1) * order.stepsPerEpoch() + i);
      double seconds = (System.nanoTime() - began) / 1e9;
      standing =
          standing.after(
              standing.sums().plus(lossAndCorrect, steps.get(i).length),
              i + 1,
              learner.parts(),
              seconds);
      examples += steps.get(i).length;
      double speed = perSecond(examples, started);
      watch.steps(() -> underWay(steps.size(), speed));
      if (checkpoints.due()) {
        checkpoints.write(standing, opened, script, best.weights(), optimizer);
      }
    }
    return perSecond(examples, started);
  }

  private static double perSecond(int examples, long started) {
    return examples / ((System.nanoTime() - started) / 1e9);
  }

  private EpochUnderWay underWay(int steps, double speed) {
    var now = rates.at(standing.epoch(), standing.step() - 1);
    return new EpochUnderWay(
        fold,
        standing.phase(),
        standing.epoch(),
        phase.epochs(),
        standing.step(),
        steps,
        standing.sums().meanLoss(),
        standing.sums().accuracy(),
        now[now.length - 1],
        speed);
  }

  private boolean overtime() {
    return phase.minutes() > 0 && standing.seconds() > phase.minutes() * 60;
  }

  private Candidate endOfEpoch(Learner learner, Candidate best, double speed) throws IOException {
    var sums = standing.sums();
    var seen = look(learner);
    if (!Double.isFinite(sums.meanLoss()) || !Double.isFinite(seen.loss())) {
      throw new Diverged("phase '%s', epoch %d".formatted(phase.name(), standing.epoch()));
    }
    var stopping = phase.earlyStopping();
    boolean better = best.worseThan(seen, stopping.metric());
    var kept = better || !stopping.restoreBest() ? seen : best;
    boolean falling = seen.loss() < standing.lowestLoss() - stopping.minimumChange();
    int patience = falling || better ? stopping.patience() : standing.patience() - 1;
    if (overtime()) {
      patience = 0;
      watch.say(
          new Noted(
              "the %s minutes of phase '%s' are over".formatted(phase.minutes(), phase.name())));
    }
    watch.say(
        new EpochFinished(
            fold,
            standing.phase(),
            standing.epoch(),
            phase.epochs(),
            sums.meanLoss(),
            sums.accuracy(),
            seen.loss(),
            seen.accuracy(),
            better,
            rates.head(standing.epoch()),
            speed));
    standing = standing.afterEpoch(kept, Math.min(standing.lowestLoss(), seen.loss()), patience);
    return kept;
  }

  /** The weights, or their averages, and what they are worth. */
  private Candidate look(Learner learner) throws IOException {
    learner.swap();
    try {
      var scores = evaluate(order.of(Split.VALIDATION));
      return new Candidate(script.weights(), scores.accuracy(), scores.loss());
    } finally {
      learner.swap();
    }
  }

  private Tally evaluate(int[] examples) throws IOException {
    var scores = Tally.of(request);
    script.mode(false, script.network().depth());
    for (int from = 0; from < examples.length; from += EVALUATION_BATCH) {
      watch.check();
      var batch =
          Arrays.copyOfRange(examples, from, Math.min(examples.length, from + EVALUATION_BATCH));
      try (var memory = script.memory()) {
        var logits = script.run("suffix_" + boundary, batches.plain(memory, batch));
        scores.add(logits.toFloatArray(), request.at(batch));
      }
    }
    return scores;
  }
}
