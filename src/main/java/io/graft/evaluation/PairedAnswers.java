package io.graft.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What two models answered to the same pictures. */
record PairedAnswers(HeldOutAnswers a, HeldOutAnswers b) {

  /** What both answered to one picture. */
  record Pair(Answer a, Answer b) {
    boolean isSplit() {
      return a.right() != b.right();
    }

    /** Of the wrong answer, where exactly one is. */
    float confidence() {
      return a.right() ? b.probability() : a.probability();
    }
  }

  PairedCounts counts() {
    int[] counts = new int[4];
    pairs().forEach(pair -> counts[(pair.a.right() ? 0 : 2) + (pair.b.right() ? 0 : 1)]++);
    return new PairedCounts(counts[0], counts[1], counts[2], counts[3]);
  }

  /** Those that exactly one has right, the most confident mistakes first. */
  List<Pair> split(int most) {
    return pairs()
        .filter(Pair::isSplit)
        .sorted(
            Comparator.comparingDouble(Pair::confidence)
                .reversed()
                .thenComparingInt(pair -> pair.a.sample()))
        .limit(most)
        .toList();
  }

  private Stream<Pair> pairs() {
    return IntStream.range(0, a.size()).mapToObj(row -> new Pair(a.at(row), b.at(row)));
  }
}
