package io.graft.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** A few training examples that stand for all. */
final class Picked {
  private Picked() {}

  /**
   * The first examples of each class, then the second ones, and so on; where there are more classes
   * than are wanted, classes at even distances. In order of their classes.
   *
   * @return indices into the examples; fewer where there are not as many for training
   */
  static int[] evenly(List<Example> examples, int classes, int wanted) {
    var rounds = rounds(examples, classes);
    var picked = new ArrayList<Integer>();
    for (var round : rounds) {
      int missing = Math.min(wanted - picked.size(), round.size());
      for (int i = 0; i < missing; i++) {
        picked.add(round.get((int) ((long) i * round.size() / missing)));
      }
    }
    return picked.stream()
        .sorted(Comparator.comparingInt((Integer i) -> first(examples.get(i), classes)))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** One training example of each class that has another, in each round. */
  private static List<List<Integer>> rounds(List<Example> examples, int classes) {
    var seen = new int[classes + 1];
    var rounds = new ArrayList<List<Integer>>();
    IntStream.range(0, examples.size())
        .filter(i -> examples.get(i).split() == Split.TRAIN)
        .forEach(
            i -> {
              int round = seen[first(examples.get(i), classes)]++;
              if (round == rounds.size()) {
                rounds.add(new ArrayList<>());
              }
              rounds.get(round).add(i);
            });
    rounds.forEach(
        round -> round.sort(Comparator.comparingInt(i -> first(examples.get(i), classes))));
    return rounds;
  }

  /** Its first class; those of none come last. */
  private static int first(Example example, int classes) {
    return example.labels().isEmpty() ? classes : example.labels().getFirst();
  }
}
