package io.graft.demo;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * One picture: a thing of any colour and size, moved, turned, mirrored and bent, with clutter
 * behind and before it. Equal seeds make equal pictures.
 */
final class Scene {
  static final int SIZE = 128;

  private final Dice dice;
  private final BufferedImage picture = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
  private final int[] pixels = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
  private final Graphics2D canvas = picture.createGraphics();
  private final Color above;
  private final Color below;

  private Scene(Dice dice) {
    this.dice = dice;
    this.above = dice.colour();
    this.below = dice.colour();
    canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    canvas.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
  }

  static BufferedImage draw(Motif motif, long seed) {
    var scene = new Scene(Dice.of(seed));
    scene.background();
    scene.things(scene.dice.from(3, 8), 5, 16);
    scene.motif(motif);
    scene.foreground();
    scene.camera();
    scene.canvas.dispose();
    return scene.picture;
  }

  /** Land below sky, a wall, grass: one colour goes over into another, in clouds, out of focus. */
  private void background() {
    var blurred = new BufferedImage(SIZE / 2, SIZE / 2, BufferedImage.TYPE_INT_RGB);
    var clouds = Noise.any(dice, dice.between(6, 30));
    var light = Noise.any(dice, dice.between(6, 30));
    var rough = dice.between(0.1, 0.7);
    var sharp = dice.between(1, 8);
    for (int y = 0; y < SIZE / 2; y++) {
      for (int x = 0; x < SIZE / 2; x++) {
        var share = (2.0 * y / SIZE - 0.5 + rough * clouds.at(x, y)) * sharp + 0.5;
        blurred.setRGB(
            x, y, mix(above, below, Math.clamp(share, 0, 1), 0.85 + rough * light.at(x, y)));
      }
    }
    canvas.drawImage(blurred, 0, 0, SIZE, SIZE, null);
  }

  private static int mix(Color one, Color other, double share, double light) {
    return level(one.getRed(), other.getRed(), share, light) << 16
        | level(one.getGreen(), other.getGreen(), share, light) << 8
        | level(one.getBlue(), other.getBlue(), share, light);
  }

  private static int level(int one, int other, double share, double light) {
    return Math.clamp(Math.round((one + share * (other - one)) * light), 0, 255);
  }

  private void things(int count, double smallest, double largest) {
    for (int i = 0; i < count; i++) {
      var brush = Brush.any(canvas, dice);
      Clutter.one(
          brush,
          dice,
          dice.between(0, SIZE),
          dice.between(0, SIZE),
          dice.between(smallest, largest));
    }
  }

  private void motif(Motif motif) {
    var untouched = canvas.getTransform();
    canvas.translate(SIZE / 2.0 + dice.between(-14, 14), SIZE / 2.0 + dice.between(-14, 14));
    canvas.rotate(dice.between(-0.4, 0.4));
    var scale = dice.between(1, 1.7);
    canvas.scale(dice.chance(0.5) ? scale : -scale, scale);
    Brush.any(canvas, dice, above, below).thing(motif.parts(), Bend.any(dice), dice);
    canvas.setTransform(untouched);
  }

  private void foreground() {
    things(dice.from(0, 2), 4, 10);
    for (int i = dice.from(0, 1); i > 0; i--) {
      Brush.any(canvas, dice).fill(dice.colour(), Clutter.across(dice, SIZE, dice.between(1, 6)));
    }
  }

  /** Exposure and grain, as a camera would have them. */
  private void camera() {
    var exposure = dice.between(0.7, 1.2);
    int grain = dice.from(3, 18);
    for (int i = 0; i < pixels.length; i++) {
      int by = dice.from(-grain, grain);
      int rgb = pixels[i];
      pixels[i] =
          exposed(rgb >> 16, exposure, by) << 16
              | exposed(rgb >> 8, exposure, by) << 8
              | exposed(rgb, exposure, by);
    }
  }

  private static int exposed(int level, double exposure, int grain) {
    return Math.clamp(Math.round((level & 0xff) * exposure) + grain, 0, 255);
  }
}
