package io.graft.training;

import io.graft.backbone.input.ImageInput;
import io.graft.backbone.input.Pixels;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Draws the picture a network sees from a stored one. The same seed, example and view draw the same
 * picture, whatever was drawn before and on which thread.
 */
class Augmenter {
  private final int size;
  private final int fill;
  private final Augmentation augmentation;
  private final long seed;

  Augmenter(ImageInput input, Augmentation augmentation, long seed) {
    this.size = input.size();
    this.fill = mean(input); // which is 0 to the network
    this.augmentation = augmentation;
    this.seed = seed;
  }

  Augmentation augmentation() {
    return augmentation;
  }

  /** View 0 is what validation and prediction see; every other is drawn at random. */
  Pixels view(Pixels stored, int example, int view) {
    if (view == 0) {
      return stored.centreCrop(size);
    }
    var random = new SplittableRandom(seed * 1_000_003 + example * 8_191L + view);
    var framed = framed(stored, random);
    var coloured = ColourJitter.apply(framed, augmentation, random);
    var changed = augmentation.randAugment().apply(coloured, fill, random);
    return Erasing.apply(changed, augmentation.erasing(), random);
  }

  /** What is moved is sampled once, from the stored picture: a turn shows what the crop cut off. */
  private Pixels framed(Pixels stored, RandomGenerator random) {
    var frame =
        augmentation.minimumArea() < 1
            ? Frame.random(stored, augmentation.minimumArea(), size, random)
            : Frame.centre(stored, size);
    boolean mirrored = augmentation.flip() && random.nextBoolean();
    if (augmentation.moves()) {
      return Movement.random(augmentation, size, random)
          .backwards(size, size)
          .then(frame.into(size, mirrored))
          .apply(stored, size, size, fill);
    }
    var cut = frame.cut(stored, size);
    return mirrored ? cut.mirrored() : cut;
  }

  private static int mean(ImageInput input) {
    return input.mean().stream()
        .mapToInt(channel -> Math.clamp(Math.round(255 * channel), 0, 255))
        .reduce(0, (colour, level) -> colour << 8 | level);
  }
}
