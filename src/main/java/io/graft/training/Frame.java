package io.graft.training;

import io.graft.backbone.input.Interpolation;
import io.graft.backbone.input.Pixels;
import java.util.random.RandomGenerator;

/** The rectangle of a stored picture that a view shows. */
record Frame(int left, int top, int width, int height) {

  static Frame centre(Pixels stored, int side) {
    return new Frame(
        (int) Math.rint((stored.width() - side) / 2.0),
        (int) Math.rint((stored.height() - side) / 2.0),
        side,
        side);
  }

  /**
   * A random resized crop (Szegedy et al., arXiv:1409.4842): an area and an aspect of 3:4 to 4:3;
   * the centre where ten attempts do not fit.
   */
  static Frame random(Pixels stored, double minimumArea, int side, RandomGenerator random) {
    double whole = (double) stored.width() * stored.height();
    for (int attempt = 0; attempt < 10; attempt++) {
      double area = whole * random.nextDouble(minimumArea, 1);
      double aspect = Math.exp(random.nextDouble(Math.log(3 / 4.0), Math.log(4 / 3.0)));
      int width = (int) Math.round(Math.sqrt(area * aspect));
      int height = (int) Math.round(Math.sqrt(area / aspect));
      if (width > 0 && height > 0 && width <= stored.width() && height <= stored.height()) {
        int left = random.nextInt(stored.width() - width + 1);
        int top = random.nextInt(stored.height() - height + 1);
        return new Frame(left, top, width, height);
      }
    }
    return centre(stored, side);
  }

  Pixels cut(Pixels stored, int side) {
    var cut = stored.crop(left, top, width, height);
    return width == side && height == side ? cut : cut.resize(side, side, Interpolation.BILINEAR);
  }

  /** From a point of the square view to the point of the stored picture. */
  Affine into(int side, boolean mirrored) {
    double across = (double) width / side;
    return new Affine(
        mirrored ? -across : across,
        0,
        mirrored ? left + width : left,
        0,
        (double) height / side,
        top);
  }
}
