package io.graft.backbone.input;

/** How a resized pixel is mixed from its neighbours. */
public enum Interpolation {
  NEAREST(0) {
    @Override
    double weight(double distance) {
      return 1;
    }
  },
  BILINEAR(1) {
    @Override
    double weight(double distance) {
      return Math.max(0, 1 - Math.abs(distance));
    }
  },
  /** Keys's cubic convolution with a = -0.5 (IEEE ASSP 29, 1981), as Pillow has it. */
  BICUBIC(2) {
    @Override
    double weight(double distance) {
      double x = Math.abs(distance);
      if (x < 1) {
        return (1.5 * x - 2.5) * x * x + 1;
      }
      return x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0;
    }
  };

  private final double support;

  Interpolation(double support) {
    this.support = support;
  }

  /** How far a neighbour may be, in pixels of the coarser of the two grids. */
  double support() {
    return support;
  }

  abstract double weight(double distance);
}
