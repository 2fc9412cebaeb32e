package io.graft.backbone.input;

/**
 * How a camera held its sensor (EXIF tag 0x0112, in the tag's order 1 to 8), and the way back.
 *
 * <p>A flag says what to do to the stored picture to see it upright: first exchange rows and
 * columns if {@code turned}, then mirror the result.
 */
enum Orientation {
  UPRIGHT(false, false, false),
  MIRRORED(false, true, false),
  UPSIDE_DOWN(false, true, true),
  FLIPPED(false, false, true),
  TRANSPOSED(true, false, false),
  TURN_RIGHT(true, true, false),
  TRANSVERSED(true, true, true),
  TURN_LEFT(true, false, true);

  private final boolean turned;
  private final boolean mirrorsColumns;
  private final boolean mirrorsRows;

  Orientation(boolean turned, boolean mirrorsColumns, boolean mirrorsRows) {
    this.turned = turned;
    this.mirrorsColumns = mirrorsColumns;
    this.mirrorsRows = mirrorsRows;
  }

  /** The orientation of an EXIF value; values that EXIF does not know count as upright. */
  static Orientation ofTag(int value) {
    return value >= 1 && value <= values().length ? values()[value - 1] : UPRIGHT;
  }

  /** Whether width and height change places. */
  boolean turned() {
    return turned;
  }

  Pixels upright(Pixels stored) {
    if (this == UPRIGHT) {
      return stored;
    }
    int width = turned ? stored.height() : stored.width();
    int height = turned ? stored.width() : stored.height();
    // Upright pixel (x, y) lies in the stored bytes at start + x * right + y * down.
    int right = 3 * (turned ? stored.width() : 1);
    int down = 3 * (turned ? 1 : stored.width());
    int start =
        (mirrorsColumns ? (width - 1) * right : 0) + (mirrorsRows ? (height - 1) * down : 0);
    right = mirrorsColumns ? -right : right;
    down = mirrorsRows ? -down : down;

    byte[] in = stored.rgb();
    byte[] out = new byte[in.length];
    int to = 0;
    for (int y = 0; y < height; y++) {
      int from = start + y * down;
      for (int x = 0; x < width; x++, from += right) {
        out[to++] = in[from];
        out[to++] = in[from + 1];
        out[to++] = in[from + 2];
      }
    }
    return new Pixels(width, height, out);
  }
}
