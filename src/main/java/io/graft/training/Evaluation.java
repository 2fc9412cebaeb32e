package io.graft.training;

import java.util.List;

/**
 * What a network is worth on examples it did not learn from.
 *
 * @param loss mean cross-entropy in nats
 * @param accuracy share of examples whose most likely class is the right one, 0 to 1
 * @param macroF1 mean F1 of the classes, each counting the same
 * @param confusion a row per true class, a column per predicted one
 */
public record Evaluation(
    Split split,
    int examples,
    double loss,
    double accuracy,
    double macroF1,
    List<ClassScore> perClass,
    List<List<Integer>> confusion) {

  /**
   * One class against all others. A ratio without any case is 0.
   *
   * @param support how many examples are of this class
   */
  public record ClassScore(String name, int support, double precision, double recall, double f1) {}
}
