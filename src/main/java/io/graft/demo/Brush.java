package io.graft.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.util.List;

/** Draws shapes in one of three colours, with an outline. */
record Brush(Graphics2D canvas, List<Color> colours, Color ink) {
  private static final BasicStroke OUTLINE = stroke(2);
  private static final BasicStroke THICK = stroke(6);

  void fill(int colour, Shape shape) {
    canvas.setColor(colours.get(colour));
    canvas.fill(shape);
    canvas.setColor(ink);
    canvas.setStroke(OUTLINE);
    canvas.draw(shape);
  }

  void oval(int colour, double x, double y, double width, double height) {
    fill(colour, new Ellipse2D.Double(x, y, width, height));
  }

  void line(double x, double y, double toX, double toY) {
    canvas.setColor(ink);
    canvas.setStroke(OUTLINE);
    canvas.draw(new Line2D.Double(x, y, toX, toY));
  }

  void ring(double x, double y, double radius) {
    canvas.setColor(ink);
    canvas.setStroke(THICK);
    canvas.draw(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
  }

  private static BasicStroke stroke(float width) {
    return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }
}
