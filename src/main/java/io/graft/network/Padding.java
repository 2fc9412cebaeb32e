package io.graft.network;

/** Where a window that leaves the picture finds its zeros. */
public enum Padding {
  /** Nowhere: the window stays inside. */
  NONE,

  /** {@code (kernel - 1) / 2} on all four sides, as PyTorch networks have it. */
  SYMMETRIC,

  /**
   * TensorFlow's SAME: as much as makes the output {@code ceil(size / stride)}, and where that is
   * odd the larger part at the bottom and the right.
   */
  SAME;

  /** Pixels a side of what a window makes of so many; 0 where it does not fit in even once. */
  int side(int side, int kernel, int stride) {
    return this == SAME
        ? Math.ceilDiv(side, stride)
        : Math.max(0, Math.floorDiv(side + 2 * fixed(kernel) - kernel, stride) + 1);
  }

  /** Zeros per side that do not depend on the picture's size. */
  int fixed(int kernel) {
    return this == NONE ? 0 : (kernel - 1) / 2;
  }

  /** Whether the zeros depend on the picture's size, so that they are counted when it is known. */
  boolean dependsOnSize(int kernel, int stride) {
    return this == SAME && (stride > 1 || kernel % 2 == 0);
  }
}
