package io.graft.backbone.input;

/** The formula-drawn picture of {@code src/test/python/picture_golden.py}. */
final class Drawing {
  private Drawing() {}

  static Pixels of(int width, int height) {
    byte[] rgb = new byte[3 * width * height];
    int to = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        rgb[to++] = (byte) (x * 5 + y * 3);
        rgb[to++] = (byte) ((x / 7 + y / 5) % 2 == 0 ? 230 : 20);
        rgb[to++] = (byte) ((x * x + y * y * 2) / 16);
      }
    }
    return new Pixels(width, height, rgb);
  }
}
