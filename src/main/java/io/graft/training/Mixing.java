package io.graft.training;

import io.graft.backbone.input.Pixels;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** How the pictures of one batch, and their classes, are mixed with each other. */
@SuppressWarnings("ArrayRecordComponent") // never compared
sealed interface Mixing {

  /** Each example stays what it is. */
  record None() implements Mixing {}

  /**
   * Adds two pictures, or their activations (Verma et al., manifold mixup, arXiv:1806.05236).
   *
   * @param partners for each place of the batch, which other place is mixed into it
   * @param share of the example itself, 0 to 1; its partner has the rest
   */
  record Mixup(int[] partners, double share) implements Mixing {}

  /** Pastes a rectangle of the partner; the share is the area that is left. */
  record Cutmix(int[] partners, double share, Frame hole) implements Mixing {}

  /**
   * The same for the same seed, epoch and examples, whatever was mixed before. Where both kinds are
   * on, each batch gets one of them.
   *
   * @param size of a picture's sides in pixels
   */
  static Mixing of(Augmentation augmentation, int size, int[] examples, long seed, int epoch) {
    double mixup = augmentation.mixup();
    double cutmix = augmentation.cutmix();
    if (mixup == 0 && cutmix == 0) {
      return new None();
    }
    var random =
        new SplittableRandom(seed * 6_700_417 + epoch * 1_000_003L + Arrays.hashCode(examples));
    var partners = RandomNumbers.permutation(examples.length, random);
    if (cutmix == 0 || (mixup > 0 && random.nextBoolean())) {
      return new Mixup(partners, RandomNumbers.beta(mixup, random));
    }
    var hole = hole(1 - RandomNumbers.beta(cutmix, random), size, random);
    double share = 1 - (double) hole.width() * hole.height() / ((double) size * size);
    return new Cutmix(partners, share, hole);
  }

  /** A square of this share of the area about a point of the picture, as far as it lies inside. */
  private static Frame hole(double area, int size, SplittableRandom random) {
    int half = (int) Math.round(size * Math.sqrt(area) / 2);
    int x = random.nextInt(size);
    int y = random.nextInt(size);
    int left = Math.max(x - half, 0);
    int top = Math.max(y - half, 0);
    return new Frame(left, top, Math.min(x + half, size) - left, Math.min(y + half, size) - top);
  }

  /** The pictures as they are mixed; those given stay as they are. */
  default Pixels[] pixels(Pixels[] batch) {
    return switch (this) {
      case None _ -> batch;
      case Mixup(var partners, var share) ->
          each(batch, partners, (own, other) -> Blending.added(own, other, share));
      case Cutmix(var partners, _, var hole) ->
          each(batch, partners, (own, other) -> Blending.pasted(own, other, hole));
    };
  }

  /**
   * The shares of the classes in each mixed example.
   *
   * @param labels of the batch, each 0 to {@code classes - 1}
   * @return {@code [N * classes]}, row by row, 0 to 1 each; rows of one label each sum to 1
   */
  default float[] targets(List<List<Integer>> labels, int classes) {
    var targets = new float[labels.size() * classes];
    for (int i = 0; i < labels.size(); i++) {
      double share =
          switch (this) {
            case None _ -> 1;
            case Mixup mixup -> mixup.share();
            case Cutmix cutmix -> cutmix.share();
          };
      for (int label : labels.get(i)) {
        targets[i * classes + label] += (float) share;
      }
      for (int label : labels.get(partner(i))) {
        targets[i * classes + label] += (float) (1 - share);
      }
    }
    return targets;
  }

  private int partner(int place) {
    return switch (this) {
      case None _ -> place;
      case Mixup mixup -> mixup.partners()[place];
      case Cutmix cutmix -> cutmix.partners()[place];
    };
  }

  /** Makes one picture of two. */
  interface Blend {
    Pixels of(Pixels own, Pixels other);
  }

  private static Pixels[] each(Pixels[] batch, int[] partners, Blend blend) {
    var mixed = new Pixels[batch.length];
    Arrays.setAll(mixed, i -> blend.of(batch[i], batch[partners[i]]));
    return mixed;
  }
}
