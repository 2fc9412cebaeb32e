package io.graft.demo;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One picture: a motif of any colour and size, moved, turned and mirrored, with clutter behind and
 * before it. Equal seeds make equal pictures.
 */
class Scene {
  static final int SIZE = 96;

  private final SplittableRandom random; // unlike Random, seeds in a row have nothing in common
  private final BufferedImage picture = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
  private final Graphics2D canvas = picture.createGraphics();

  private Scene(SplittableRandom random) {
    this.random = random;
  }

  static BufferedImage draw(Motif motif, long seed) {
    var scene = new Scene(new SplittableRandom(seed));
    scene.background();
    scene.motif(motif);
    scene.foreground();
    scene.grain();
    scene.canvas.dispose();
    return scene.picture;
  }

  private void background() {
    canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    canvas.setPaint(
        new GradientPaint(
            0, 0, colour(0.1, 0.5), (float) between(-30, 30), SIZE, colour(0.1, 0.5)));
    canvas.fillRect(0, 0, SIZE, SIZE);
    int things = 3 + random.nextInt(5);
    for (int i = 0; i < things; i++) {
      thing(between(8, 30));
    }
  }

  private void thing(double size) {
    var x = between(-10, SIZE);
    var y = between(-10, SIZE);
    canvas.setColor(colour(0.1, 0.6));
    switch (random.nextInt(3)) {
      case 0 -> canvas.fill(new Ellipse2D.Double(x, y, size, size * between(0.5, 1.5)));
      case 1 -> canvas.fill(new Rectangle2D.Double(x, y, size, size * between(0.3, 1)));
      default -> canvas.draw(new Line2D.Double(x, y, x + between(-40, 40), y + between(-40, 40)));
    }
  }

  private void motif(Motif motif) {
    var untouched = canvas.getTransform();
    canvas.translate(SIZE / 2.0 + between(-11, 11), SIZE / 2.0 + between(-11, 11));
    canvas.rotate(between(-0.4, 0.4));
    var scale = between(0.75, 1.25);
    canvas.scale(random.nextBoolean() ? scale : -scale, scale);
    var colours = List.of(colour(0.4, 1), colour(0.4, 1), colour(0.4, 1));
    var ink = Color.getHSBColor(random.nextFloat(), 0.5f, (float) between(0.05, 0.25));
    motif.draw(new Brush(canvas, colours, ink));
    canvas.setTransform(untouched);
  }

  private void foreground() {
    for (int i = random.nextInt(3); i > 0; i--) {
      thing(between(4, 10));
    }
  }

  /** As a camera would have it; it also keeps plain areas from being too easy. */
  private void grain() {
    for (int y = 0; y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        var grain = random.nextInt(-9, 10);
        var rgb = picture.getRGB(x, y);
        picture.setRGB(x, y, shift(rgb, 16, grain) | shift(rgb, 8, grain) | shift(rgb, 0, grain));
      }
    }
  }

  private static int shift(int rgb, int bits, int grain) {
    return Math.clamp(((rgb >> bits) & 0xff) + grain, 0, 255) << bits;
  }

  private Color colour(double leastSaturation, double mostSaturation) {
    return Color.getHSBColor(
        random.nextFloat(),
        (float) between(leastSaturation, mostSaturation),
        (float) between(0.45, 1));
  }

  private double between(double low, double high) {
    return low + random.nextDouble() * (high - low);
  }
}
