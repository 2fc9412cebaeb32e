package io.graft.demo;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.QuadCurve2D;
import java.util.List;

/**
 * Things that are none of the kinds, but have wheels, wings, sails and stripes as those do: no part
 * gives a kind away.
 */
final class Clutter {
  private static final List<Part> ALL =
      Part.of(
          """
          a O 0 0 10 10
          a O 0 0 14 6
          a M -10 -10 L 10 -10 L 10 10 L -10 10 Z
          a M -14 -4 L 14 -4 L 14 4 L -14 4 Z
          a M -12 9 L 12 9 L 0 -12 Z
          a M 0 0 C -4 -14 -18 -14 -16 -4 C -14 6 -6 8 0 0 Z
          a M -14 0 Q 0 -12 14 0 Q 0 12 -14 0 Z
          a M -12 -8 L 12 -8 L 8 8 L -8 8 Z
          a /3 O 0 0 9 9
          a /3 M -12 6 Q 0 -16 12 6
          light O 0 0 4 4
          dark O 0 0 3 3
          dark O 0 0 8 8
          """);

  private Clutter() {}

  static void one(Brush brush, Dice dice, double x, double y, double size) {
    var canvas = brush.canvas();
    var before = canvas.getTransform();
    canvas.translate(x, y);
    canvas.rotate(dice.between(0, 2 * Math.PI));
    canvas.scale(size / 10, size / 10);
    var part = ALL.get(dice.from(0, ALL.size() - 1));
    brush.thing(List.of(part), Bend.any(dice), dice);
    canvas.setTransform(before);
  }

  /** A twig, a wire or a bar from one side to another. */
  static Shape across(Dice dice, double size, double width) {
    var curve =
        new QuadCurve2D.Double(
            0,
            dice.between(0, 1),
            dice.between(0.3, 0.7),
            dice.between(0, 1),
            1,
            dice.between(0, 1));
    var turned = new Path2D.Double(curve);
    turned.transform(AffineTransform.getQuadrantRotateInstance(dice.from(0, 1), 0.5, 0.5));
    turned.transform(AffineTransform.getScaleInstance(size, size));
    return new BasicStroke((float) width).createStrokedShape(turned);
  }
}
