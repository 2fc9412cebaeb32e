package io.graft.training;

import java.util.random.RandomGenerator;

/**
 * A picture turned, moved, enlarged and sheared about its centre, as torchvision's {@code affine}
 * does.
 *
 * @param angle degrees, clockwise
 * @param right pixels
 * @param down pixels
 * @param scale above 0; 2 is twice as large
 * @param shearX degrees, as {@code shearY}
 */
record Movement(
    double angle, double right, double down, double scale, double shearX, double shearY) {

  /** One within the bounds of an augmentation, for a square picture. */
  static Movement random(Augmentation bounds, int side, RandomGenerator random) {
    return new Movement(
        within(bounds.rotation(), random),
        within(bounds.translate() * side, random),
        within(bounds.translate() * side, random),
        1 + within(bounds.scale(), random),
        within(bounds.shear(), random),
        within(bounds.shear(), random));
  }

  /** From each point of the moved picture to where it was before. */
  Affine backwards(int width, int height) {
    double turn = Math.toRadians(angle);
    double across = Math.tan(Math.toRadians(shearX));
    double along = Math.toRadians(shearY);
    double a = Math.cos(turn - along) / Math.cos(along);
    double b = -a * across - Math.sin(turn);
    double c = Math.sin(turn - along) / Math.cos(along);
    double d = -c * across + Math.cos(turn);
    return Affine.translation(-width / 2.0 - right, -height / 2.0 - down)
        .then(new Affine(d / scale, -b / scale, 0, -c / scale, a / scale, 0))
        .then(Affine.translation(width / 2.0, height / 2.0));
  }

  private static double within(double bound, RandomGenerator random) {
    return bound * (2 * random.nextDouble() - 1);
  }
}
