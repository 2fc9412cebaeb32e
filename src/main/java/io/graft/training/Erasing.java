package io.graft.training;

import io.graft.backbone.input.Pixels;
import java.util.random.RandomGenerator;

/**
 * Replaces a rectangle by noise (Zhong et al., arXiv:1708.04896): 2 to 33 % of the area, an aspect
 * of 3:10 to 10:3, every level from 0 to 255 equally likely, which did best in the paper.
 */
final class Erasing {
  private Erasing() {}

  /**
   * @param probability 0 to 1
   */
  static Pixels apply(Pixels picture, double probability, RandomGenerator random) {
    if (random.nextDouble() >= probability) {
      return picture;
    }
    double whole = (double) picture.width() * picture.height();
    for (int attempt = 0; attempt < 10; attempt++) {
      double area = whole * random.nextDouble(0.02, 0.33);
      double aspect = Math.exp(random.nextDouble(Math.log(0.3), Math.log(10 / 3.0)));
      int width = (int) Math.round(Math.sqrt(area * aspect));
      int height = (int) Math.round(Math.sqrt(area / aspect));
      if (width > 0 && height > 0 && width < picture.width() && height < picture.height()) {
        int left = random.nextInt(picture.width() - width + 1);
        int top = random.nextInt(picture.height() - height + 1);
        return erased(picture, new Frame(left, top, width, height), random);
      }
    }
    return picture;
  }

  private static Pixels erased(Pixels picture, Frame hole, RandomGenerator random) {
    byte[] out = picture.rgb().clone();
    byte[] noise = new byte[3 * hole.width()];
    for (int y = hole.top(); y < hole.top() + hole.height(); y++) {
      random.nextBytes(noise);
      int to = 3 * (y * picture.width() + hole.left());
      System.arraycopy(noise, 0, out, to, noise.length);
    }
    return new Pixels(picture.width(), picture.height(), out);
  }
}
