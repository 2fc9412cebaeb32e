package io.graft.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers are scipy's binomtest and statsmodels' mcnemar, see comparison_golden.py. */
class McNemarTests {

  @ParameterizedTest
  @CsvSource({
    "3, 6, 0.5078125",
    "0, 5, 0.0625",
    "0, 0, 1",
    "1, 1, 1",
    "10, 30, 0.0022214337732293643",
    "400, 520, 8.549170923883781e-05",
    "9000, 9300, 0.02708360591010076"
  })
  void isTheExactBinomialTest(int onlyA, int onlyB, double expected) {
    assertThat(McNemar.pValue(onlyA, onlyB)).isEqualTo(expected, within(1e-10 * expected));
  }

  @Test
  void doesNotAskWhichOfTheTwoIsNamedFirst() {
    assertThat(McNemar.pValue(17, 4)).isEqualTo(McNemar.pValue(4, 17));
  }
}
