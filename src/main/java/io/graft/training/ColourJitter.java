package io.graft.training;

import io.graft.backbone.input.Pixels;
import java.util.random.RandomGenerator;

/** Brightness, contrast, saturation and hue, each at random and in a random order. */
final class ColourJitter {
  private ColourJitter() {}

  static Pixels apply(Pixels picture, Augmentation bounds, RandomGenerator random) {
    var changed = picture;
    int[] order = {0, 1, 2, 3};
    for (int i = 3; i >= 0; i--) {
      int j = random.nextInt(i + 1);
      int next = order[j];
      order[j] = order[i];
      double chance = 2 * random.nextDouble() - 1;
      changed =
          switch (next) {
            case 0 -> brightness(changed, bounds.brightness() * chance);
            case 1 -> contrast(changed, bounds.contrast() * chance);
            case 2 -> saturation(changed, bounds.saturation() * chance);
            default -> hue(changed, bounds.hue() * chance);
          };
    }
    return changed;
  }

  private static Pixels brightness(Pixels picture, double change) {
    return change == 0 ? picture : Levels.brightness(1 + change).apply(picture);
  }

  private static Pixels contrast(Pixels picture, double change) {
    return change == 0
        ? picture
        : Levels.contrast(1 + change, Colours.meanGrey(picture)).apply(picture);
  }

  private static Pixels saturation(Pixels picture, double change) {
    return change == 0 ? picture : Colours.saturated(picture, 1 + change);
  }

  private static Pixels hue(Pixels picture, double turn) {
    return turn == 0 ? picture : Colours.turned(picture, turn);
  }
}
