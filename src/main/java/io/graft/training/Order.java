package io.graft.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Which examples a phase takes in which order; a function of the seed, the phase and the epoch. */
class Order {
  private final TrainingRequest request;
  private final int index;
  private final Phase phase;
  private final int[] training;

  Order(TrainingRequest request, int index) {
    this.request = request;
    this.index = index;
    this.phase = request.plan().phases().get(index);
    this.training = of(Split.TRAIN);
  }

  int[] of(Split split) {
    var all = request.examples();
    return IntStream.range(0, all.size()).filter(i -> all.get(i).split() == split).toArray();
  }

  int stepsPerEpoch() {
    return Math.ceilDiv(training.length, phase.batchSize());
  }

  /**
   * The batches of an epoch. A last batch of a single example is left out where batch statistics
   * are used: it has no variance.
   */
  List<int[]> steps(int epoch) {
    var order = phase.sampler() == Sampler.BALANCED ? balanced(epoch) : shuffled(epoch);
    var steps = new ArrayList<int[]>();
    for (int from = 0; from < order.length; from += phase.batchSize()) {
      var step = Arrays.copyOfRange(order, from, Math.min(order.length, from + phase.batchSize()));
      if (step.length > 1 || steps.isEmpty() || phase.norm() == NormPolicy.FROZEN) {
        steps.add(step);
      }
    }
    return steps;
  }

  /** For what is drawn at random within a step. */
  int seed(int epoch, int step) {
    return new SplittableRandom(mixed(epoch) * 1_000_003L + step).nextInt(Integer.MAX_VALUE);
  }

  /**
   * Class after class at random, and within each class one example after another; those of no class
   * are a class of their own.
   */
  private int[] balanced(int epoch) {
    var byClass = new TreeMap<Integer, List<Integer>>();
    for (int example : shuffled(epoch)) {
      var labels = request.examples().get(example).labels();
      for (int label : labels.isEmpty() ? List.of(-1) : labels) {
        byClass.computeIfAbsent(label, _ -> new ArrayList<>()).add(example);
      }
    }
    var classes = List.copyOf(byClass.values());
    var taken = new int[classes.size()];
    var random = new SplittableRandom(mixed(epoch) * 31 + 1);
    return IntStream.range(0, training.length)
        .map(
            _ -> {
              int chosen = random.nextInt(classes.size());
              var examples = classes.get(chosen);
              return examples.get(taken[chosen]++ % examples.size());
            })
        .toArray();
  }

  /** Fisher and Yates, with an order of its own for every epoch. */
  private int[] shuffled(int epoch) {
    var random = new SplittableRandom(mixed(epoch));
    var order = training.clone();
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }

  private long mixed(int epoch) {
    return request.plan().seed() * 7_919 + index * 1_009L + epoch;
  }
}
