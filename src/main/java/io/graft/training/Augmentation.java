package io.graft.training;

import static io.graft.training.InvalidSetting.require;

/**
 * How training pictures are varied; validation and test pictures never are. A knob at 0 does
 * nothing.
 *
 * @param flip whether half of them are mirrored left to right
 * @param minimumArea the smallest share of the picture's area that a random crop keeps, above 0 to
 *     1; 1 crops none
 * @param rotation at most this many degrees either way, 0 to 180
 * @param translate at most this share of the side, along each axis, 0 to 0.5
 * @param scale enlarged by a factor from {@code 1 - scale} to {@code 1 + scale}, 0 to 0.9
 * @param shear at most this many degrees, along each axis, 0 to 60
 * @param brightness a factor from {@code 1 - brightness} to {@code 1 + brightness}, 0 to 1
 * @param contrast likewise
 * @param saturation likewise
 * @param hue at most this share of the colour circle either way, 0 to 0.5
 * @param erasing how likely a rectangle is replaced by noise, 0 to 1
 * @param mixup alpha of the mixing of two pictures (Zhang et al., arXiv:1710.09412), or of their
 *     activations where those were computed once (Verma et al., arXiv:1806.05236), 0 to 10
 * @param cutmix alpha of the pasting of one picture into another (Yun et al., arXiv:1905.04899), 0
 *     to 10; where mixup is on too, each batch gets one of them
 */
public record Augmentation(
    @Knob("mirror half of the pictures left to right") boolean flip,
    @Knob(value = "smallest share of the area that a random crop keeps; 1 crops none", most = 1)
        double minimumArea,
    @Knob(value = "at most so many degrees either way", least = 0, most = 180) double rotation,
    @Knob(value = "at most this share of the side", least = 0, most = 0.5) double translate,
    @Knob(value = "enlarged by a factor from 1 - scale to 1 + scale", least = 0, most = 0.9)
        double scale,
    @Knob(value = "at most so many degrees along each axis", least = 0, most = 60) double shear,
    @Knob(value = "a factor from 1 - brightness to 1 + brightness", least = 0, most = 1)
        double brightness,
    @Knob(value = "likewise", least = 0, most = 1) double contrast,
    @Knob(value = "likewise", least = 0, most = 1) double saturation,
    @Knob(value = "at most this share of the colour circle", least = 0, most = 0.5) double hue,
    @Knob(value = "how likely a rectangle is replaced by noise", least = 0, most = 1)
        double erasing,
    @Knob("random operations, so many and so strong") RandAugment randAugment,
    @Knob(value = "alpha of mixing two pictures; 0 for none", least = 0, most = 10) double mixup,
    @Knob(value = "alpha of pasting one picture into another; 0 for none", least = 0, most = 10)
        double cutmix) {
  static final Augmentation GENTLE = new Augmentation(true, 0.5);

  public Augmentation {
    require(
        minimumArea > 0 && minimumArea <= 1, "minimumArea", "above 0 and at most 1", minimumArea);
    requireUpTo(180, "rotation", rotation);
    requireUpTo(0.5, "translate", translate);
    requireUpTo(0.9, "scale", scale);
    requireUpTo(60, "shear", shear);
    requireUpTo(1, "brightness", brightness);
    requireUpTo(1, "contrast", contrast);
    requireUpTo(1, "saturation", saturation);
    requireUpTo(0.5, "hue", hue);
    requireUpTo(1, "erasing", erasing);
    requireUpTo(10, "mixup", mixup);
    requireUpTo(10, "cutmix", cutmix);
  }

  /** Crops and mirrors, and nothing else. */
  Augmentation(boolean flip, double minimumArea) {
    this(flip, minimumArea, 0, 0, 0, 0, 0, 0, 0, 0, 0, RandAugment.OFF, 0, 0);
  }

  /**
   * Refuses what cannot be done to activations: they are computed before pictures would be mixed.
   *
   * @param frozen the number of frozen stages
   * @throws InvalidSetting that names the knob as a phase knows it
   */
  public void requireFitForFrozen(int frozen) {
    require(
        cutmix == 0 || frozen == 0,
        "augmentation.cutmix",
        "0 where stages are frozen (%d here): open all, or use mixup".formatted(frozen),
        cutmix);
  }

  /** What is done to each picture by itself. */
  Augmentation unmixed() {
    return new Augmentation(
        flip,
        minimumArea,
        rotation,
        translate,
        scale,
        shear,
        brightness,
        contrast,
        saturation,
        hue,
        erasing,
        randAugment,
        0,
        0);
  }

  boolean moves() {
    return rotation > 0 || translate > 0 || scale > 0 || shear > 0;
  }

  private static void requireUpTo(double most, String field, double value) {
    var text = most == (int) most ? String.valueOf((int) most) : String.valueOf(most);
    require(value >= 0 && value <= most, field, "from 0 (off) to " + text, value);
  }
}
