package io.graft.evaluation;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * Leaves corners out of a curve until few enough are left: again and again the one whose triangle
 * with its neighbours is smallest, so that the area below changes little (Visvalingam and Whyatt
 * 1993, "Line generalisation by repeated elimination of points"). Both ends stay.
 */
final class Thinning {
  private final List<Corner> corners;
  private final int[] before;
  private final int[] after;
  private final BitSet kept = new BitSet();
  private final PriorityQueue<Triangle> smallest =
      new PriorityQueue<>(
          Comparator.comparingLong(Triangle::area).thenComparingInt(Triangle::corner));

  /** A corner with the neighbours that it had when it was looked at. */
  private record Triangle(int before, int corner, int after, long area) {}

  private Thinning(List<Corner> corners) {
    this.corners = corners;
    this.before = IntStream.range(0, corners.size()).map(i -> i - 1).toArray();
    this.after = IntStream.range(0, corners.size()).map(i -> i + 1).toArray();
    kept.set(0, corners.size());
    IntStream.range(1, corners.size() - 1).forEach(this::look);
  }

  static List<Corner> of(List<Corner> corners, int most) {
    if (corners.size() <= most) {
      return corners;
    }
    var thinning = new Thinning(corners);
    for (int left = corners.size(); left > most; left--) {
      thinning.leaveOut(thinning.next());
    }
    return thinning.kept.stream().mapToObj(corners::get).toList();
  }

  private void look(int corner) {
    if (corner > 0 && corner < corners.size() - 1) {
      int from = before[corner];
      int to = after[corner];
      long area = Corner.triangle(corners.get(from), corners.get(corner), corners.get(to));
      smallest.add(new Triangle(from, corner, to, area));
    }
  }

  private Triangle next() {
    var triangle = smallest.remove();
    while (isOutdated(triangle)) {
      triangle = smallest.remove();
    }
    return triangle;
  }

  private boolean isOutdated(Triangle triangle) {
    int corner = triangle.corner();
    return !kept.get(corner)
        || before[corner] != triangle.before()
        || after[corner] != triangle.after();
  }

  private void leaveOut(Triangle triangle) {
    kept.clear(triangle.corner());
    after[triangle.before()] = triangle.after();
    before[triangle.after()] = triangle.before();
    look(triangle.before());
    look(triangle.after());
  }
}
