package io.graft.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How well one class is told from all others at every threshold (Fawcett 2006, "An introduction to
 * ROC analysis"). Pictures with equal probabilities come at once.
 *
 * @param auc of the whole curve, by the trapezoidal rule, 0 to 1; absent where all pictures are of
 *     the class, or none is
 * @param points from (0, 0) to (1, 1), at most 200; empty where there is no area
 */
@Schema(name = "RocCurve")
@JsonInclude(JsonInclude.Include.NON_NULL)
record RocCurve(@JsonProperty("class") String className, @Nullable Double auc, List<Point> points) {
  private static final int MOST_POINTS = 200;

  /**
   * @param threshold a picture is said to be of the class from this probability on; that of the
   *     first point is above all
   * @param falsePositiveRate share of the pictures of other classes, 0 to 1
   * @param truePositiveRate share of the pictures of the class, 0 to 1
   */
  @Schema(name = "RocPoint")
  record Point(float threshold, double falsePositiveRate, double truePositiveRate) {}

  static RocCurve of(String name, HeldOutAnswers answers, int label) {
    var rising = rising(answers, label);
    int members = (int) Arrays.stream(rising).filter(RocCurve::isMember).count();
    int others = rising.length - members;
    if (members == 0 || others == 0) {
      return new RocCurve(name, null, List.of());
    }
    var corners = corners(rising);
    double area = 0;
    for (int i = 1; i < corners.size(); i++) {
      var from = corners.get(i - 1);
      var to = corners.get(i);
      area += (to.wrong() - from.wrong()) * ((double) from.right() + to.right()) / 2;
    }
    var points =
        Thinning.of(corners, MOST_POINTS).stream()
            .map(
                corner ->
                    new Point(
                        corner.threshold(),
                        (double) corner.wrong() / others,
                        (double) corner.right() / members))
            .toList();
    return new RocCurve(name, area / members / others, points);
  }

  /**
   * Each picture as its probability and, in the lowest bit, whether it is of the class. The bits of
   * floats that are not negative rise as the floats do.
   */
  private static long[] rising(HeldOutAnswers answers, int label) {
    var pictures = new long[answers.size()];
    for (int row = 0; row < pictures.length; row++) {
      long probability = Float.floatToIntBits(answers.probability(row, label));
      pictures[row] = (probability << 1) | (answers.is(row, label) ? 1 : 0);
    }
    Arrays.sort(pictures);
    return pictures;
  }

  private static boolean isMember(long picture) {
    return (picture & 1) == 1;
  }

  private static float probability(long picture) {
    return Float.intBitsToFloat((int) (picture >> 1));
  }

  /**
   * From the highest threshold to the lowest, without points on a line between their neighbours.
   */
  private static List<Corner> corners(long[] rising) {
    var corners = new ArrayList<Corner>();
    corners.add(new Corner(Math.nextUp(probability(rising[rising.length - 1])), 0, 0));
    int right = 0;
    for (int i = rising.length - 1; i >= 0; i--) {
      right += isMember(rising[i]) ? 1 : 0;
      if (i == 0 || probability(rising[i - 1]) < probability(rising[i])) {
        add(corners, new Corner(probability(rising[i]), rising.length - i - right, right));
      }
    }
    return corners;
  }

  private static void add(List<Corner> corners, Corner next) {
    int last = corners.size() - 1;
    if (last > 0 && Corner.triangle(corners.get(last - 1), corners.get(last), next) == 0) {
      corners.removeLast();
    }
    corners.add(next);
  }
}
