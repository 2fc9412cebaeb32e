package io.graft.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RowCostTests {
  private static final double MILLISECOND = 1e-3;

  private static RowCost cost(double compute, double write, double read) {
    return new RowCost(compute * MILLISECOND, write * MILLISECOND, read * MILLISECOND);
  }

  @Test
  void aFileIsComputedAndWrittenOnceAndThenRead() {
    assertThat(cost(10, 2, 1).kept(100, 1000)).isEqualTo(2.2, within(1e-9));
    assertThat(cost(10, 2, 1).computedAgain(1000)).isEqualTo(10, within(1e-9));
  }

  @Test
  void whatIsReadInManyEpochsIsWorthAFile() {
    assertThat(cost(10, 0.1, 0.1).worthAFile(300, 3000)).isTrue();
  }

  @Test
  void whatIsComputedSoonerThanReadIsNotWorthAFile() {
    assertThat(cost(1, 2, 2).worthAFile(300, 3000)).isFalse();
  }

  /** In one epoch every picture is computed once, with a file and without. */
  @Test
  void aFileThatCostsNoMoreThanItSavesIsMadeForThoseWhoComeLater() {
    assertThat(cost(10, 0.5, 0.5).worthAFile(300, 300)).isTrue();
    assertThat(cost(10, 2, 2).worthAFile(300, 300)).isFalse();
  }

  @Test
  void aFileThatNobodyReadsIsNotMade() {
    assertThat(cost(10, 0, 0).worthAFile(1, 0)).isFalse();
  }
}
