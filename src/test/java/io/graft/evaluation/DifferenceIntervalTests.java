package io.graft.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferenceIntervalTests {

  /** From Wilson intervals by statsmodels, see comparison_golden.py. */
  @ParameterizedTest
  @CsvSource({
    "140, 3, 6, 4, -0.024182576147775865, 0.06661728297009929",
    "59, 16, 6, 80, -0.11862119563870999, -0.004625113933050061",
    "1, 7, 1, 12, -0.506920226686141, -0.025559124164859837",
    "10, 0, 0, 0, -0.27753279986288937, 0.27753279986288937",
    "0, 5, 5, 0, -0.5268138189748721, 0.5268138189748721",
    "9000, 300, 350, 350, -2.559494175892116e-06, 0.010017210010076508"
  })
  void isNewcombesMethodTen(
      int bothRight, int onlyA, int onlyB, int bothWrong, double low, double high) {
    var interval =
        DifferenceInterval.newcombe(new PairedCounts(bothRight, onlyA, onlyB, bothWrong));

    assertThat(interval.low()).isEqualTo(low, within(1e-10));
    assertThat(interval.high()).isEqualTo(high, within(1e-10));
    assertThat(interval.level()).isEqualTo(0.95);
  }

  /**
   * What Newcombe_square_and_add_CI_paired_2x2 of the R package contingencytables prints of the
   * table (59, 6; 16, 80) of Cavo et al. 2012.
   */
  @Test
  void isWhatThePackageToTheBookOfFagerlandLydersenAndLaakePrints() {
    var counts = new PairedCounts(59, 16, 6, 80);

    var interval = DifferenceInterval.newcombe(counts);

    assertThat(counts.difference()).isEqualTo(-0.0621, within(5e-5));
    assertThat(interval.low()).isEqualTo(-0.1186, within(5e-5));
    assertThat(interval.high()).isEqualTo(-0.0046, within(5e-5));
  }
}
