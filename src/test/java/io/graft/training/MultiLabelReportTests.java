package io.graft.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.graft.training.Evaluation.ClassScore;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The numbers are scikit-learn's and scipy's, see multi_label_golden.py. */
class MultiLabelReportTests {
  private static final int COUNT = 300;
  private static final int CLASSES = 5;
  private static final Offset<Double> CLOSE = within(1e-7);

  private final Evaluation plain = report(new TemperatureScaling(1, 0));

  private static Evaluation report(TemperatureScaling scaling) {
    return new MultiLabelReport(List.of("a", "b", "c", "d", "never"), drawn(), scaling)
        .on(Split.TEST);
  }

  /** The same formula is in the script. */
  private static SetAnswers drawn() {
    var logits = new float[COUNT * CLASSES];
    var examples = new ArrayList<Example>();
    for (int i = 0; i < COUNT; i++) {
      var labels = new ArrayList<Integer>();
      for (int c = 0; c < CLASSES; c++) {
        double logit = (1 + i % 7) * Math.sin(1.7 * i + 2.3 * c * c + 0.02 * i * c) - 0.5 * c;
        logits[i * CLASSES + c] = (float) logit;
        boolean there = (i + 3 * c) % 4 == 0 ? (i + c) % 5 < 2 : logits[i * CLASSES + c] > 0.3;
        if (there && c < CLASSES - 1) {
          labels.add(c);
        }
      }
      examples.add(new Example(0, 1, labels, Split.TEST));
    }
    var numbers = IntStream.range(1000, 1000 + COUNT).toArray();
    return new SetAnswers(CLASSES, numbers, examples, logits);
  }

  @Test
  void sharesOfRightDecisionsAreScikitLearns() {
    assertThat(plain.examples()).isEqualTo(COUNT);
    assertThat(plain.accuracy()).isEqualTo(0.832, CLOSE);
    assertThat(plain.subsetAccuracy()).isEqualTo(0.3566666666666667, CLOSE);
    assertThat(plain.microF1()).isEqualTo(0.7514792899408284, CLOSE);
    assertThat(plain.macroF1()).isEqualTo(0.6505698980458099, CLOSE);
    assertThat(plain.meanAveragePrecision()).isEqualTo(0.7944785405324315, CLOSE);
    assertThat(plain.rocAuc()).isEqualTo(0.8676823994982252, CLOSE);
    assertThat(plain.loss()).isEqualTo(0.5434561052898975, CLOSE);
    assertThat(plain.calibration().logLoss()).isEqualTo(0.5434561052898975, CLOSE);
  }

  @Test
  void eachClassHasItsOwnScores() {
    var second = plain.perClass().get(1);
    assertThat(second.support()).isEqualTo(124);
    assertThat(second.precision()).isEqualTo(0.8076923076923077, CLOSE);
    assertThat(second.recall()).isEqualTo(0.8467741935483871, CLOSE);
    assertThat(second.f1()).isEqualTo(0.8267716535433071, CLOSE);
    assertThat(second.rocAuc()).isEqualTo(0.8723423753665688, CLOSE);
    assertThat(plain.perClass().subList(0, 4))
        .extracting(ClassScore::averagePrecision)
        .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-9 ? 0 : 1)
        .containsExactly(
            0.84119972358522, 0.7968751945179642, 0.7847753182201097, 0.7550639258064321);
    assertThat(plain.perClass().getLast())
        .isEqualTo(new ClassScore("never", 0, 0, 0, 0, null, null));
  }

  @Test
  void theCurveIsOverDecisions() {
    assertThat(plain.calibration().ece()).isEqualTo(0.0975117656454781, CLOSE);
    assertThat(plain.reliability())
        .extracting(ConfidenceBin::count)
        .containsExactly(50, 85, 102, 141, 96, 148, 203, 675);
    assertThat(plain.reliability().getFirst().confidence()).isEqualTo(0.5163277935973238, CLOSE);
    assertThat(plain.reliability().getFirst().accuracy()).isEqualTo(0.66, CLOSE);
  }

  @Test
  void theTemperatureHasTheLowestLogLossOfTheDecisions() {
    var scaling = TemperatureScaling.fit(drawn().decisions());
    var cooled = report(scaling).calibration();

    assertThat(scaling.temperature()).isEqualTo(1.8772235208075945, within(1e-5));
    assertThat(cooled.applied()).isTrue();
    assertThat(cooled.logLoss()).isEqualTo(0.4823137356576421, CLOSE);
    assertThat(cooled.ece()).isEqualTo(0.10711201244705057, within(1e-5));
  }

  @Test
  void aMistakeIsOfAPictureAndAClass() {
    assertThat(plain.mistakes()).hasSize(20);
    assertThat(plain.mistakes().getFirst().probability()).isEqualTo(0.9997939458431588, CLOSE);
    assertThat(plain.mistakes().subList(0, 3))
        .extracting(
            m ->
                List.of(
                    m.example(), m.decided() == null ? -1 : m.decided(), m.label(), m.predicted()))
        .containsExactly(List.of(1223, 3, 1, 0), List.of(1027, 3, 1, 0), List.of(1187, 3, 1, 0));
  }

  @Test
  void hasNoConfusionAndNothingOfASingleAnswer() {
    assertThat(plain.confusion()).isEmpty();
    assertThat(plain.accuracyInterval()).isNull();
    assertThat(plain.top5()).isNull();
    assertThat(plain.balancedAccuracy()).isNull();
  }

  @Test
  void equalScoresCountAtOnceInTheAveragePrecision() {
    var members = new double[] {0.4, 0.4, 0.8, 0.9, 0.2};

    assertThat(AveragePrecision.of(members, new double[] {0.1, 0.4, 0.8}))
        .hasValueCloseTo(0.7428571428571429, CLOSE);
    assertThat(AveragePrecision.of(new double[0], members)).isEmpty();
    assertThat(AveragePrecision.of(members, new double[0])).hasValue(1);
  }
}
