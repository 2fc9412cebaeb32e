package io.graft.training;

import ai.djl.ndarray.NDList;
import io.graft.training.TrainingEvent.EpochFinished;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** One phase of a plan: epochs of steps on the open stages, until it is done or gets no better. */
class PhaseRun {
  private static final int EVALUATION_BATCH = 32;

  private final int index;
  private final Phase phase;
  private final int boundary;
  private final Script script;
  private final Batches batches;
  private final TrainingRequest request;
  private final Watch watch;

  PhaseRun(
      int index,
      Phase phase,
      int boundary,
      Script script,
      Batches batches,
      TrainingRequest request,
      Watch watch) {
    this.index = index;
    this.phase = phase;
    this.boundary = boundary;
    this.script = script;
    this.batches = batches;
    this.request = request;
    this.watch = watch;
  }

  /** Thrown when the numbers are no numbers any more. */
  static class Diverged extends RuntimeException {
    Diverged(String where) {
      super(where, null, false, false);
    }
  }

  /** The best weights of this phase and those before it. */
  Candidate run(Candidate best) throws IOException {
    var examples = indices(Split.TRAIN);
    int stepsPerEpoch = Math.ceilDiv(examples.length, phase.batchSize());
    int patience = phase.earlyStopping().patience();
    double lowestLoss = Double.POSITIVE_INFINITY;
    try (var memory = script.memory()) {
      var optimizer = new OptimizerState(memory, script.network(), boundary, phase);
      for (int epoch = 1; epoch <= phase.epochs() && patience > 0; epoch++) {
        var steps = chunks(shuffled(examples, epoch));
        var started = System.nanoTime();
        var training = new Sums();
        for (int i = 0; i < steps.size(); i++) {
          watch.check();
          double factor =
              phase
                  .schedule()
                  .factor((epoch - 1) * stepsPerEpoch + i, phase.epochs() * stepsPerEpoch);
          var next = i + 1 < steps.size() ? steps.get(i + 1) : new int[0];
          training.add(
              step(steps.get(i), next, epoch, optimizer, rates(factor)), steps.get(i).length);
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        var validation = evaluate(indices(Split.VALIDATION));
        if (!Double.isFinite(training.loss()) || !Double.isFinite(validation.loss())) {
          throw new Diverged("phase '%s', epoch %d".formatted(phase.name(), epoch));
        }
        boolean better = best.worseThan(validation.accuracy(), validation.loss());
        if (better) {
          best = new Candidate(script.weights(), validation.accuracy(), validation.loss());
        }
        boolean falling = validation.loss() < lowestLoss - phase.earlyStopping().minimumChange();
        lowestLoss = Math.min(lowestLoss, validation.loss());
        patience = falling || better ? phase.earlyStopping().patience() : patience - 1;
        watch.tell(
            new EpochFinished(
                index,
                epoch,
                phase.epochs(),
                training.loss(),
                training.accuracy(),
                validation.loss(),
                validation.accuracy(),
                better,
                last(
                    rates(
                        phase
                            .schedule()
                            .factor(epoch * stepsPerEpoch - 1, phase.epochs() * stepsPerEpoch))),
                examples.length / seconds));
      }
    }
    return best;
  }

  private float[] step(
      int[] examples, int[] next, int epoch, OptimizerState optimizer, float[] rates)
      throws IOException {
    script.mode(true, phase.norm() == NormPolicy.FROZEN ? script.network().depth() : boundary);
    try (var memory = script.memory()) {
      var mixing =
          Mixing.of(
              phase.augmentation(),
              request.input().size(),
              examples,
              request.plan().seed() + index,
              epoch);
      var input = batches.training(memory, examples, epoch, mixing);
      if (next.length > 0) {
        batches.ahead(next, epoch);
      }
      int classes = request.classes().size();
      var target = Batches.target(memory, labels(examples), classes, mixing);
      var arguments = new NDList(input, target);
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

  private static double last(float[] rates) {
    return rates[rates.length - 1];
  }

  private int[] labels(int[] examples) {
    return Arrays.stream(examples).map(i -> request.examples().get(i).label()).toArray();
  }

  private int[] indices(Split split) {
    var all = request.examples();
    return java.util.stream.IntStream.range(0, all.size())
        .filter(i -> all.get(i).split() == split)
        .toArray();
  }

  /** Fisher and Yates, with an order of its own for every epoch. */
  private int[] shuffled(int[] examples, int epoch) {
    var random = new SplittableRandom(request.plan().seed() * 7_919 + index * 1_009L + epoch);
    var order = examples.clone();
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }

  /**
   * A last batch of a single example is left out where batch statistics are used: it has no
   * variance.
   */
  private List<int[]> chunks(int[] order) {
    var chunks = new ArrayList<int[]>();
    for (int from = 0; from < order.length; from += phase.batchSize()) {
      var chunk = Arrays.copyOfRange(order, from, Math.min(order.length, from + phase.batchSize()));
      if (chunk.length > 1 || chunks.isEmpty() || phase.norm() == NormPolicy.FROZEN) {
        chunks.add(chunk);
      }
    }
    return chunks;
  }

  /** Loss and right answers of an epoch's steps. */
  private static class Sums {
    private double loss;
    private double correct;
    private int examples;

    void add(float[] lossAndCorrect, int count) {
      loss += lossAndCorrect[0] * count;
      correct += lossAndCorrect[1];
      examples += count;
    }

    double loss() {
      return loss / examples;
    }

    double accuracy() {
      return correct / examples;
    }
  }
}
