package io.graft.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.graft.evaluation.RocCurve.Point;
import io.graft.network.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The numbers are scikit-learn's, see comparison_golden.py. */
class RocCurveTests {
  @TempDir Path folder;

  private RocCurve curve(int[] members, float[] scores) throws IOException {
    var truths = new int[members.length];
    var probabilities = new float[2 * members.length];
    for (int row = 0; row < members.length; row++) {
      truths[row] = 1 - members[row];
      probabilities[2 * row] = scores[row];
    }
    var samples = LongStream.range(0, members.length).toArray();
    var answers =
        new Answered(Task.CLASSIFICATION, Answered.ANTS_AND_BEES, samples, truths, probabilities);
    return RocCurve.of("ants", answers.read(folder), 0);
  }

  /** Of so many pictures; the same formula is in the script. */
  private RocCurve drawn(int count) throws IOException {
    var members = new int[count];
    var scores = new float[count];
    for (int i = 0; i < count; i++) {
      members[i] = i * 7919L % 13 < 5 ? 1 : 0;
      scores[i] =
          (float) (1 / (1 + Math.exp(-2 * Math.sin(1.3 * i) - (members[i] == 1 ? 0.8 : -0.8))));
      scores[i] = i % 3 == 0 ? (float) Math.rint(scores[i] * 64) / 64 : scores[i];
    }
    return curve(members, scores);
  }

  @Test
  void turnsWhereScikitLearnsDoes() throws IOException {
    var curve =
        curve(
            new int[] {1, 1, 0, 1, 0, 0, 1, 0},
            new float[] {0.9f, 0.8f, 0.8f, 0.5f, 0.5f, 0.5f, 0.3f, 0.1f});

    assertThat(curve.points())
        .containsExactly(
            new Point(Math.nextUp(0.9f), 0, 0),
            new Point(0.9f, 0, 0.25),
            new Point(0.8f, 0.25, 0.5),
            new Point(0.5f, 0.75, 0.75),
            new Point(0.3f, 0.75, 1),
            new Point(0.1f, 1, 1));
    assertThat(curve.auc()).isEqualTo(0.65625, within(1e-12));
  }

  @Test
  void aThinnedCurveHasTheShapeAndTheAreaOfTheWholeOne() throws IOException {
    var curve = drawn(2000);

    assertThat(curve.auc()).isEqualTo(0.7690444514834759, within(1e-12));
    assertThat(curve.points()).hasSize(200);
    assertThat(curve.points().getFirst())
        .satisfies(
            first -> {
              assertThat(first.falsePositiveRate()).isZero();
              assertThat(first.truePositiveRate()).isZero();
            });
    assertThat(curve.points().getLast())
        .satisfies(
            last -> {
              assertThat(last.falsePositiveRate()).isEqualTo(1);
              assertThat(last.truePositiveRate()).isEqualTo(1);
            });
    assertThat(area(curve.points())).isEqualTo(curve.auc(), within(1e-4));
    assertThat(at(curve.points(), 0.1)).isEqualTo(0.44935064935064933, within(5e-3));
    assertThat(at(curve.points(), 0.5)).isEqualTo(0.7922077922077922, within(5e-3));
  }

  @Test
  void neverTurnsBack() throws IOException {
    var points = drawn(20_000).points();

    assertThat(points).hasSize(200);
    assertThat(points)
        .isSortedAccordingTo((a, b) -> Float.compare(b.threshold(), a.threshold()))
        .isSortedAccordingTo((a, b) -> Double.compare(a.falsePositiveRate(), b.falsePositiveRate()))
        .isSortedAccordingTo((a, b) -> Double.compare(a.truePositiveRate(), b.truePositiveRate()));
  }

  @Test
  void aClassThatNobodyShowsHasNoCurve() throws IOException {
    var curve = curve(new int[] {0, 0}, new float[] {0.1f, 0.2f});

    assertThat(curve.auc()).isNull();
    assertThat(curve.points()).isEmpty();
  }

  private static double area(List<Point> points) {
    double area = 0;
    for (int i = 1; i < points.size(); i++) {
      var from = points.get(i - 1);
      var to = points.get(i);
      area +=
          (to.falsePositiveRate() - from.falsePositiveRate())
              * (from.truePositiveRate() + to.truePositiveRate())
              / 2;
    }
    return area;
  }

  /** The share of true positives at a share of false ones, between two points. */
  private static double at(List<Point> points, double falsePositives) {
    var later = new ArrayList<>(points);
    later.removeIf(point -> point.falsePositiveRate() < falsePositives);
    var to = later.getFirst();
    var from = points.get(points.indexOf(to) - 1);
    double part =
        (falsePositives - from.falsePositiveRate())
            / (to.falsePositiveRate() - from.falsePositiveRate());
    return from.truePositiveRate() + part * (to.truePositiveRate() - from.truePositiveRate());
  }
}
