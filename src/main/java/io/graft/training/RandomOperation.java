package io.graft.training;

import io.graft.backbone.input.Pixels;

/** What {@link RandAugment} may do to a picture. */
enum RandomOperation {
  IDENTITY,
  SHEAR_X,
  SHEAR_Y,
  TRANSLATE_X,
  TRANSLATE_Y,
  ROTATE,
  BRIGHTNESS,
  COLOR,
  CONTRAST,
  SHARPNESS,
  POSTERIZE,
  SOLARIZE,
  AUTO_CONTRAST,
  EQUALIZE;

  private static final double FARTHEST = 150.0 / 331; // of the side, as in the paper's code

  /**
   * @param strength -1 to 1; where there are no two directions, its size counts
   * @param fill the colour (0xRRGGBB) of what moves into the picture
   */
  Pixels apply(Pixels picture, double strength, int fill) {
    double factor = 1 + 0.9 * strength;
    double size = Math.abs(strength);
    return switch (this) {
      case IDENTITY -> picture;
      case SHEAR_X -> new Affine(1, 0.3 * strength, 0, 0, 1, 0).apply(picture, fill);
      case SHEAR_Y -> new Affine(1, 0, 0, 0.3 * strength, 1, 0).apply(picture, fill);
      case TRANSLATE_X -> {
        int pixels = (int) (FARTHEST * strength * picture.width());
        yield Affine.translation(-pixels, 0).apply(picture, fill);
      }
      case TRANSLATE_Y -> {
        int pixels = (int) (FARTHEST * strength * picture.height());
        yield Affine.translation(0, -pixels).apply(picture, fill);
      }
      case ROTATE ->
          new Movement(-30 * strength, 0, 0, 1, 0, 0)
              .backwards(picture.width(), picture.height())
              .apply(picture, fill);
      case BRIGHTNESS -> Levels.brightness(factor).apply(picture);
      case COLOR -> Colours.saturated(picture, factor);
      case CONTRAST -> Levels.contrast(factor, Colours.meanGrey(picture)).apply(picture);
      case SHARPNESS -> Sharpness.apply(picture, factor);
      case POSTERIZE -> Levels.posterized(8 - (int) Math.rint(4 * size)).apply(picture);
      case SOLARIZE -> Levels.solarized(255 * (1 - size)).apply(picture);
      case AUTO_CONTRAST -> Levels.stretched(picture).apply(picture);
      case EQUALIZE -> Levels.equalized(picture).apply(picture);
    };
  }
}
