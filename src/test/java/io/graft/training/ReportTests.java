package io.graft.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.graft.training.Evaluation.ClassScore;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * The expected numbers are scikit-learn's and scipy's, printed by src/test/python/report_golden.py.
 */
class ReportTests {
  private static final int COUNT = 400;
  private static final List<String> CLASSES = List.of("a", "b", "c", "d", "e", "f", "g");
  private static final Offset<Double> CLOSE = within(1e-9);

  private final Answers drawn = drawn();
  private final Evaluation plain = new Report(CLASSES, drawn, none()).on(Split.TEST);

  private static TemperatureScaling none() {
    return new TemperatureScaling(1, 0);
  }

  /** 400 answers over 7 classes, the last of which nobody shows. */
  private static Answers drawn() {
    var logits = new float[COUNT * 7];
    var labels = new int[COUNT];
    for (int i = 0; i < COUNT; i++) {
      int likeliest = 0;
      for (int c = 0; c < 7; c++) {
        logits[7 * i + c] = (float) ((1 + i % 9) * Math.sin(1.3 * i + 2.1 * c * c + 0.01 * i * c));
        likeliest = c < 6 && logits[7 * i + c] > logits[7 * i + likeliest] ? c : likeliest;
      }
      labels[i] = i % 3 == 0 ? i % 5 : likeliest;
    }
    return answers(7, logits, labels);
  }

  private static Answers answers(int classes, float[] logits, int... labels) {
    var answers = new Answers(classes, IntStream.range(0, labels.length).toArray(), labels);
    answers.add(logits);
    return answers;
  }

  @Test
  void sharesOfRightAnswersAreScikitLearns() {
    assertThat(plain.accuracy()).isEqualTo(0.635);
    assertThat(plain.top5()).isEqualTo(0.89, CLOSE);
    assertThat(plain.balancedAccuracy()).isEqualTo(0.6365254139329165, CLOSE);
    assertThat(plain.macroF1()).isEqualTo(0.5804803130234586, CLOSE);
    assertThat(plain.loss()).isEqualTo(1.8602787325206114, CLOSE);
    assertThat(plain.calibration().logLoss()).isEqualTo(1.8602787325206114, CLOSE);
  }

  @Test
  void theIntervalOfTheAccuracyIsWilsons() {
    var interval = Objects.requireNonNull(plain.accuracyInterval());
    assertThat(interval.low()).isEqualTo(0.5867439222120918, CLOSE);
    assertThat(interval.high()).isEqualTo(0.680687758317648, CLOSE);
    assertThat(Interval.wilson(10, 10).low()).isEqualTo(0.7224671, within(1e-6));
    assertThat(Interval.wilson(10, 10).high()).isEqualTo(1, CLOSE);
  }

  @Test
  void eachClassHasTheAreaOfItsRocCurve() {
    assertThat(plain.perClass().subList(0, 6))
        .extracting(ClassScore::rocAuc)
        .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-9 ? 0 : 1)
        .containsExactly(
            0.8398630355152094,
            0.8117255571609965,
            0.8186199656422981,
            0.8158897818599312,
            0.8237082066869301,
            0.9504084321475627);
    assertThat(plain.perClass().getLast().rocAuc()).isNull();
    assertThat(plain.rocAuc()).isEqualTo(0.8433691631688213, CLOSE);
  }

  @Test
  void aTieIsHalfAWin() {
    double[] members = {0.4, 0.4, 0.8, 0.9, 0.2};
    double[] others = {0.1, 0.4, 0.8};

    assertThat(RocAuc.of(members, others)).hasValueCloseTo(0.6333333333333333, CLOSE);
    assertThat(RocAuc.of(members, new double[0])).isEmpty();
  }

  @Test
  void theReliabilityCurveHasTheBinsWithExamples() {
    assertThat(plain.reliability())
        .extracting(ConfidenceBin::count)
        .containsExactly(2, 23, 44, 33, 41, 45, 45, 35, 32, 23, 18, 18, 41);
    assertThat(plain.reliability().getLast())
        .satisfies(
            bin -> {
              assertThat(bin.lower()).isEqualTo(14 / 15.0, CLOSE);
              assertThat(bin.upper()).isEqualTo(1);
              assertThat(bin.confidence()).isEqualTo(0.9720368712183219, CLOSE);
              assertThat(bin.accuracy()).isEqualTo(0.7560975609756098, CLOSE);
            });
    assertThat(plain.calibration().ece()).isEqualTo(0.15345727940252746, CLOSE);
  }

  @Test
  void theTemperatureHasTheLowestLogLoss() {
    var scaling = TemperatureScaling.fit(drawn);

    var cooled = new Report(CLASSES, drawn, scaling).on(Split.VALIDATION);

    assertThat(scaling.temperature()).isEqualTo(2.73535889807733, within(1e-6));
    assertThat(scaling.gain()).isEqualTo(1 - 1.4974517287290783 / 1.8602787325206114, CLOSE);
    assertThat(cooled.calibration().applied()).isTrue();
    assertThat(cooled.calibration().nllBefore()).isEqualTo(1.8602787325206114, CLOSE);
    assertThat(cooled.calibration().nllAfter()).isEqualTo(1.4974517287290783, CLOSE);
    assertThat(cooled.calibration().eceAfter()).isEqualTo(0.2574922192232922, within(1e-6));
    assertThat(cooled.loss()).isEqualTo(plain.loss());
    assertThat(cooled.accuracy()).isEqualTo(plain.accuracy());
    assertThat(cooled.calibration().logLoss()).isEqualTo(cooled.calibration().nllAfter());
  }

  @Test
  void aTemperatureThatTakesAwayNextToNothingIsNotApplied() {
    var calibrated = answers(2, new float[] {1.1f, 0, 1.1f, 0, 1.1f, 0, 1.1f, 0}, 0, 0, 0, 1);

    var scaling = TemperatureScaling.fit(calibrated);

    assertThat(scaling.temperature()).isEqualTo(1.1 / Math.log(3), within(1e-6));
    assertThat(scaling.helps()).isFalse();
    assertThat(scaling.applied()).isEqualTo(1);
  }

  @Test
  void thereIsNoTemperatureForAnswersWithoutMistakesOrWithoutExamples() {
    assertThat(TemperatureScaling.fit(answers(2, new float[] {1, 0, 0, 2}, 0, 1)))
        .isEqualTo(none());
    assertThat(TemperatureScaling.fit(answers(2, new float[0]))).isEqualTo(none());
  }

  @Test
  void theMostConfidentMistakesComeFirst() {
    assertThat(plain.mistakes())
        .hasSize(20)
        .isSortedAccordingTo((a, b) -> Double.compare(b.probability(), a.probability()));
    assertThat(plain.mistakes().subList(0, 3))
        .extracting(m -> List.of(m.example(), m.label(), m.predicted()))
        .containsExactly(List.of(240, 0, 1), List.of(249, 4, 1), List.of(150, 0, 4));
    assertThat(plain.mistakes().getFirst().probability()).isEqualTo(0.9953446499702902, CLOSE);
  }

  @Test
  void fiveClassesHaveNoTopFive() {
    var report = new Report(List.of("a", "b"), answers(2, new float[] {1, 0}, 0), none());

    assertThat(report.on(Split.TEST).top5()).isNull();
    assertThat(report.on(Split.TEST).rocAuc()).isNull();
  }
}
