package io.graft.training;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The training and validation examples of a request, dealt into folds (stratified cross-validation,
 * Kohavi 1995). No two folds differ by more than one example, nor by more than one of any class.
 * Examples of the test split are in none.
 */
class Folds {
  private static final int NONE = -1;

  private final List<Example> examples;
  private final int[] folds;
  private final int count;

  private Folds(List<Example> examples, int[] folds, int count) {
    this.examples = examples;
    this.folds = folds;
    this.count = count;
  }

  /** A function of the examples, their order, and the seed. */
  static Folds of(TrainingRequest request) {
    var plan = request.plan();
    var examples = request.examples();
    var folds = new int[examples.size()];
    Arrays.fill(folds, NONE);
    var random = new SplittableRandom(plan.seed());
    int next = 0;
    for (var members : alike(examples)) {
      for (int i : RandomNumbers.permutation(members.size(), random)) {
        folds[members.get(i)] = next++ % plan.folds();
      }
    }
    var counts = new LinkedHashMap<String, Integer>();
    for (int label = 0; label < request.classes().size(); label++) {
      counts.put(request.classes().get(label), count(examples, label));
    }
    plan.requireFoldsFit(counts);
    return new Folds(examples, folds, plan.folds());
  }

  /** TRAIN where a run learns from it, TEST where none looks at it. */
  static List<Example> everUsed(TrainingRequest request) {
    return request.plan().folds() == 0
        ? request.examples()
        : request.examples().stream()
            .map(e -> e.split() == Split.TEST ? e : as(e, Split.TRAIN))
            .toList();
  }

  /**
   * What each example is for where a fold is held out: the next fold for VALIDATION, the others for
   * TRAIN. The fold itself is TEST, which training never looks at; the test split stays it.
   *
   * @param held from 0
   */
  List<Example> holdingOut(int held) {
    return IntStream.range(0, folds.length)
        .mapToObj(i -> as(examples.get(i), split(folds[i], held)))
        .toList();
  }

  /** The numbers of the examples of a fold. */
  int[] examples(int fold) {
    return IntStream.range(0, folds.length).filter(i -> folds[i] == fold).toArray();
  }

  private Split split(int fold, int held) {
    if (fold == NONE || fold == held) {
      return Split.TEST;
    }
    return fold == (held + 1) % count ? Split.VALIDATION : Split.TRAIN;
  }

  /** The numbers of the examples with the same labels: in a classification a class each. */
  private static Collection<List<Integer>> alike(List<Example> examples) {
    return IntStream.range(0, examples.size())
        .filter(i -> examples.get(i).split() != Split.TEST)
        .boxed()
        .collect(
            Collectors.groupingBy(
                i -> examples.get(i).labels(),
                () -> new TreeMap<>(Comparator.comparing(Folds::name)),
                Collectors.toList()))
        .values();
  }

  /** Sorts as the labels do. */
  private static String name(List<Integer> labels) {
    return labels.stream().map("%06d"::formatted).collect(Collectors.joining(" "));
  }

  private static int count(List<Example> examples, int label) {
    return (int)
        examples.stream()
            .filter(e -> e.split() != Split.TEST && e.labels().contains(label))
            .count();
  }

  private static Example as(Example example, Split split) {
    return new Example(example.offset(), example.length(), example.labels(), split);
  }
}
