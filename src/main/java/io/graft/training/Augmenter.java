package io.graft.training;

import io.graft.backbone.input.ImageInput;
import io.graft.backbone.input.Interpolation;
import io.graft.backbone.input.Pixels;
import java.util.SplittableRandom;

/**
 * Draws the picture a network sees from a stored one. The same seed, example and view draw the same
 * picture.
 */
class Augmenter {
  private final ImageInput input;
  private final Augmentation augmentation;
  private final long seed;

  Augmenter(ImageInput input, Augmentation augmentation, long seed) {
    this.input = input;
    this.augmentation = augmentation;
    this.seed = seed;
  }

  /** View 0 is what validation and prediction see; every other is drawn at random. */
  Pixels view(Pixels stored, int example, int view) {
    if (view == 0) {
      return stored.centreCrop(input.size());
    }
    var random = new SplittableRandom(seed * 1_000_003 + example * 8_191L + view);
    var crop =
        augmentation.minimumArea() < 1 ? crop(stored, random) : stored.centreCrop(input.size());
    return augmentation.flip() && random.nextBoolean() ? crop.mirrored() : crop;
  }

  /**
   * A random resized crop (Szegedy et al., arXiv:1409.4842): an area and an aspect of 3:4 to 4:3,
   * then resized.
   */
  private Pixels crop(Pixels stored, SplittableRandom random) {
    double whole = (double) stored.width() * stored.height();
    for (int attempt = 0; attempt < 10; attempt++) {
      double area = whole * random.nextDouble(augmentation.minimumArea(), 1);
      double aspect = Math.exp(random.nextDouble(Math.log(3 / 4.0), Math.log(4 / 3.0)));
      int width = (int) Math.round(Math.sqrt(area * aspect));
      int height = (int) Math.round(Math.sqrt(area / aspect));
      if (width <= stored.width() && height <= stored.height()) {
        int left = random.nextInt(stored.width() - width + 1);
        int top = random.nextInt(stored.height() - height + 1);
        return stored
            .crop(left, top, width, height)
            .resize(input.size(), input.size(), Interpolation.BILINEAR);
      }
    }
    return stored.centreCrop(input.size());
  }
}
