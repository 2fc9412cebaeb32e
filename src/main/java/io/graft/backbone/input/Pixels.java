package io.graft.backbone.input;

/**
 * A picture as plain bytes: row by row, three bytes a pixel (red, green, blue; 0 to 255).
 *
 * <p>The array is not copied, neither in nor out: whoever makes one gives it away.
 */
@SuppressWarnings("ArrayRecordComponent") // millions of bytes; equality by identity is what we want
public record Pixels(int width, int height, byte[] rgb) {
  public Pixels {
    if (width < 1 || height < 1 || rgb.length != length(width, height)) {
      throw new IllegalArgumentException(
          "a picture of %d × %d pixels has %d bytes, was given %d"
              .formatted(width, height, 3L * width * height, rgb.length));
    }
  }

  /** Resized to exactly these sides, antialiased when it gets smaller. */
  public Pixels resize(int width, int height, Interpolation interpolation) {
    return new Resampler(interpolation).resize(this, Window.whole(width), Window.whole(height));
  }

  /** Resized so that the shorter side has this length; the longer one is rounded down. */
  public Pixels resizeShorter(int side, Interpolation interpolation) {
    return resize(widthAtShorter(side), heightAtShorter(side), interpolation);
  }

  /** The square in the middle; its corner is rounded half to even, as torchvision does. */
  public Pixels centreCrop(int side) {
    return crop(centred(width, side), centred(height, side), side, side);
  }

  public Pixels crop(int left, int top, int width, int height) {
    if (left < 0 || top < 0 || left + width > this.width || top + height > this.height) {
      throw new IllegalArgumentException(
          "a crop of %d × %d pixels at %d, %d does not fit into a picture of %d × %d"
              .formatted(width, height, left, top, this.width, this.height));
    }
    byte[] out = new byte[length(width, height)];
    for (int y = 0; y < height; y++) {
      System.arraycopy(rgb, 3 * ((top + y) * this.width + left), out, 3 * width * y, 3 * width);
    }
    return new Pixels(width, height, out);
  }

  /** Left and right exchanged. */
  public Pixels mirrored() {
    return Orientation.MIRRORED.upright(this);
  }

  int widthAtShorter(int side) {
    return width <= height ? side : longer(width, height, side);
  }

  int heightAtShorter(int side) {
    return height <= width ? side : longer(height, width, side);
  }

  static int centred(int full, int side) {
    return (int) Math.rint((full - side) / 2.0);
  }

  /** The number of bytes of a picture, refused where an array cannot hold them. */
  static int length(int width, int height) {
    long bytes = 3L * width * height;
    if (bytes > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "a picture of %d × %d pixels is larger than can be held in memory"
              .formatted(width, height));
    }
    return (int) bytes;
  }

  private static int longer(int length, int shorter, int side) {
    return Math.toIntExact((long) side * length / shorter);
  }
}
