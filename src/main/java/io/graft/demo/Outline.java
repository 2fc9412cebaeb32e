package io.graft.demo;

import java.awt.geom.Path2D;
import java.util.Iterator;
import java.util.List;

/**
 * Curves as text, in those commands of an SVG path that take absolute points: {@code M} goes to a
 * point, {@code L} draws a line to one, {@code Q} and {@code C} curves with one and two control
 * points, {@code Z} closes. And {@code O}, which SVG has not: an oval by its centre and half axes.
 */
final class Outline {
  private static final double ROUND = 0.5522847498; // length of the handles of a quarter circle

  private final Path2D path = new Path2D.Double();
  private final Bend bend;
  private final int side;

  private Outline(Bend bend, int side) {
    this.bend = bend;
    this.side = side;
  }

  /**
   * @param bend bends the points, and so the curves well enough
   * @param side 1, or -1 for the mirror image
   */
  static Path2D of(List<String> words, Bend bend, int side) {
    var outline = new Outline(bend, side);
    var rest = words.iterator();
    while (rest.hasNext()) {
      outline.add(rest.next(), rest);
    }
    return outline.path;
  }

  private void add(String command, Iterator<String> words) {
    switch (command) {
      case "M" -> move(number(words), number(words));
      case "L" -> line(points(1, words));
      case "Q" -> quad(points(2, words));
      case "C" -> cubic(points(3, words));
      case "O" -> oval(number(words), number(words), number(words), number(words));
      case "Z" -> path.closePath();
      default ->
          throw new IllegalArgumentException(
              "an outline is drawn by M, L, Q, C, O and Z, was " + command);
    }
  }

  private void oval(double x, double y, double wide, double high) {
    var w = ROUND * wide;
    var h = ROUND * high;
    move(x - wide, y);
    cubic(x - wide, y - h, x - w, y - high, x, y - high);
    cubic(x + w, y - high, x + wide, y - h, x + wide, y);
    cubic(x + wide, y + h, x + w, y + high, x, y + high);
    cubic(x - w, y + high, x - wide, y + h, x - wide, y);
    path.closePath();
  }

  private void move(double x, double y) {
    var p = bent(x, y);
    path.moveTo(p[0], p[1]);
  }

  private void line(double... to) {
    var p = bent(to);
    path.lineTo(p[0], p[1]);
  }

  private void quad(double... to) {
    var p = bent(to);
    path.quadTo(p[0], p[1], p[2], p[3]);
  }

  private void cubic(double... to) {
    var p = bent(to);
    path.curveTo(p[0], p[1], p[2], p[3], p[4], p[5]);
  }

  private double[] bent(double... points) {
    var bent = new double[points.length];
    for (int i = 0; i < points.length; i += 2) {
      var p = bend.at(side * points[i], points[i + 1]);
      bent[i] = p.getX();
      bent[i + 1] = p.getY();
    }
    return bent;
  }

  private static double[] points(int count, Iterator<String> words) {
    var points = new double[2 * count];
    for (int i = 0; i < points.length; i++) {
      points[i] = number(words);
    }
    return points;
  }

  private static double number(Iterator<String> words) {
    return Double.parseDouble(words.next());
  }
}
