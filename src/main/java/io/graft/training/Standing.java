package io.graft.training;

import io.graft.network.Compute;

/**
 * How far a training is, in numbers.
 *
 * @param phase from 0
 * @param epoch of the next step, from 1
 * @param step the next one of the epoch, from 0
 * @param sums of the epoch's steps so far
 * @param bestAccuracy of the best weights so far, -1 before the first look
 * @param lowestLoss on the validation examples in this phase
 * @param patience epochs that may still pass without a better one
 * @param parts that a batch is cut into
 * @param seconds that the steps of this phase took
 * @param compute the numbers of this phase
 * @param views how many views of a picture were affordable in this phase, 0 for drawing them anew
 */
record Standing(
    int phase,
    int epoch,
    int step,
    Sums sums,
    double bestAccuracy,
    double bestLoss,
    double lowestLoss,
    int patience,
    int parts,
    double seconds,
    Compute compute,
    int views) {

  /** Before the first step of a phase. */
  static Standing before(int index, Phase phase, Candidate best, Compute compute, int views) {
    return new Standing(
        index,
        1,
        0,
        Sums.NONE,
        best.accuracy(),
        best.loss(),
        Double.MAX_VALUE,
        phase.earlyStopping().patience(),
        phase.accumulate(),
        0,
        compute,
        views);
  }

  Standing after(Sums done, int nextStep, int newParts, double took) {
    return new Standing(
        phase,
        epoch,
        nextStep,
        done,
        bestAccuracy,
        bestLoss,
        lowestLoss,
        patience,
        newParts,
        seconds + took,
        compute,
        views);
  }

  /** At the end of an epoch. */
  Standing afterEpoch(Candidate best, double lowest, int left) {
    return new Standing(
        phase,
        epoch + 1,
        0,
        Sums.NONE,
        best.accuracy(),
        best.loss(),
        lowest,
        left,
        parts,
        seconds,
        compute,
        views);
  }

  /** Losses and right answers of the steps of an epoch. */
  record Sums(double loss, double correct, int examples) {
    static final Sums NONE = new Sums(0, 0, 0);

    /**
     * @param lossAndCorrect mean loss, and count of right answers, of a step
     */
    Sums plus(float[] lossAndCorrect, int count) {
      return new Sums(
          loss + (double) lossAndCorrect[0] * count, correct + lossAndCorrect[1], examples + count);
    }

    double meanLoss() {
      return loss / examples;
    }

    double accuracy() {
      return correct / examples;
    }
  }
}
