package io.graft.demo;

import java.awt.geom.Point2D;

/**
 * Bends the plane a little, so that no two things of a kind have the same form: stretched, leaning,
 * and waved along both axes. Neighbours stay neighbours.
 */
record Bend(double wide, double high, double lean, double wave, double phase) {
  private static final double WAVE_LENGTH = 80; // a little more than a thing is wide

  static final Bend NONE = new Bend(1, 1, 0, 0, 0);

  static Bend any(Dice dice) {
    return new Bend(
        dice.between(0.8, 1.2),
        dice.between(0.8, 1.2),
        dice.between(-0.2, 0.2),
        dice.between(0, 4),
        dice.between(0, 2 * Math.PI));
  }

  Point2D at(double x, double y) {
    return new Point2D.Double(
        x * wide + y * lean + wave * sine(y), y * high + wave * sine(x + WAVE_LENGTH / 3));
  }

  private double sine(double along) {
    return Math.sin(2 * Math.PI * along / WAVE_LENGTH + phase) - Math.sin(phase);
  }
}
