package io.graft.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.util.List;

/**
 * Fills shapes as light from above would show them.
 *
 * @param colours of the parts a, b and c of a thing
 * @param edge width of a dark line around everything, 0 for none
 */
record Brush(Graphics2D canvas, List<Color> colours, double edge) {
  private static final Color DARK = new Color(28, 24, 30);
  private static final Color LIGHT = new Color(238, 236, 226);

  static Brush any(Graphics2D canvas, Dice dice, Color... around) {
    var colours = List.of(dice.colourUnlike(around), dice.colourUnlike(around), dice.colour());
    return new Brush(canvas, colours, dice.chance(0.5) ? dice.between(0.4, 1.6) : 0);
  }

  void thing(List<Part> parts, Bend bend, Dice dice) {
    for (var part : parts) {
      if (!part.perhaps() || dice.chance(0.5)) {
        paint(part, Outline.of(part.outline(), bend, 1));
        if (part.both()) {
          paint(part, Outline.of(part.outline(), bend, -1));
        }
      }
    }
  }

  /** Without a shade the thing is as flat as paper. */
  void fill(Color colour, Shape shape) {
    var box = shape.getBounds();
    canvas.setPaint(
        new GradientPaint(
            box.x, box.y, shade(colour, 1.2), box.x, (float) box.getMaxY(), shade(colour, 0.65)));
    canvas.fill(shape);
    if (edge > 0) {
      canvas.setColor(shade(colour, 0.3));
      canvas.setStroke(stroke(edge));
      canvas.draw(shape);
    }
  }

  private void paint(Part part, Shape shape) {
    var colour = colour(part.colour());
    fill(colour, part.width() == 0 ? shape : stroke(part.width()).createStrokedShape(shape));
  }

  private Color colour(String name) {
    return switch (name) {
      case "a" -> colours.get(0);
      case "b" -> colours.get(1);
      case "c" -> colours.get(2);
      case "dark" -> DARK;
      case "light" -> LIGHT;
      default ->
          throw new IllegalArgumentException("a part is a, b, c, dark or light, was " + name);
    };
  }

  private static Color shade(Color colour, double light) {
    return new Color(
        Math.clamp(Math.round(colour.getRed() * light), 0, 255),
        Math.clamp(Math.round(colour.getGreen() * light), 0, 255),
        Math.clamp(Math.round(colour.getBlue() * light), 0, 255));
  }

  private static BasicStroke stroke(double width) {
    return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }
}
