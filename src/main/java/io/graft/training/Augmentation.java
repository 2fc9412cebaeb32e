package io.graft.training;

import static io.graft.training.InvalidSetting.require;

/**
 * How training pictures are varied; validation pictures never are.
 *
 * @param flip whether half of them are mirrored left to right
 * @param minimumArea the smallest share of the picture's area that a random crop keeps, above 0 to
 *     1; 1 crops none
 */
public record Augmentation(
    @Knob("mirror half of the pictures left to right") boolean flip,
    @Knob(value = "smallest share of the area that a random crop keeps; 1 crops none", most = 1)
        double minimumArea) {
  static final Augmentation GENTLE = new Augmentation(true, 0.5);
  static final Augmentation STRONG = new Augmentation(true, 0.2);

  public Augmentation {
    require(
        minimumArea > 0 && minimumArea <= 1, "minimumArea", "above 0 and at most 1", minimumArea);
  }
}
