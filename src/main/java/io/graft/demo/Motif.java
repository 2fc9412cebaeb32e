package io.graft.demo;

import java.awt.geom.Path2D;
import java.util.Locale;

/** The kinds of things that are drawn, each about 60 units wide around the origin, y downwards. */
enum Motif {
  BOATS,
  CUPS,
  FISH,
  HOUSES;

  /** The name of the class, and of its folder. */
  String folder() {
    return name().toLowerCase(Locale.ROOT);
  }

  void draw(Brush brush) {
    switch (this) {
      case BOATS -> boat(brush);
      case CUPS -> cup(brush);
      case FISH -> fish(brush);
      case HOUSES -> house(brush);
    }
  }

  private static void boat(Brush brush) {
    brush.line(0, 10, 0, -30);
    brush.fill(1, polygon(3, -29, 3, 5, 25, 5));
    brush.fill(2, polygon(-3, -24, -3, 5, -20, 5));
    brush.fill(0, polygon(-30, 9, 30, 9, 20, 26, -20, 26));
  }

  private static void cup(Brush brush) {
    brush.ring(20, -2, 11);
    brush.fill(0, polygon(-20, -20, 20, -20, 14, 24, -14, 24));
    brush.oval(1, -20, -25, 40, 10);
    brush.oval(2, -25, 22, 50, 6);
  }

  private static void fish(Brush brush) {
    brush.fill(1, polygon(16, 0, 32, -15, 28, 0, 32, 15));
    brush.fill(1, polygon(-4, -11, 10, -22, 12, -8));
    brush.oval(0, -30, -14, 50, 28);
    brush.line(-13, -12, -13, 12);
    brush.line(2, -13, 2, 13);
    brush.oval(2, -25, -6, 7, 7);
  }

  private static void house(Brush brush) {
    brush.fill(2, polygon(12, -28, 19, -28, 19, -10, 12, -10));
    brush.fill(0, polygon(-22, -4, 22, -4, 22, 28, -22, 28));
    brush.fill(1, polygon(-29, -4, 0, -30, 29, -4));
    brush.fill(2, polygon(-16, 8, -5, 8, -5, 28, -16, 28));
    brush.fill(2, polygon(4, 5, 16, 5, 16, 16, 4, 16));
    brush.line(10, 5, 10, 16);
  }

  private static Path2D polygon(double... corners) {
    var path = new Path2D.Double();
    path.moveTo(corners[0], corners[1]);
    for (int i = 2; i < corners.length; i += 2) {
      path.lineTo(corners[i], corners[i + 1]);
    }
    path.closePath();
    return path;
  }
}
