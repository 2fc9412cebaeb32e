package io.graft.training;

import static io.graft.training.InvalidSetting.require;

import io.graft.backbone.input.Pixels;
import java.util.random.RandomGenerator;

/**
 * So many operations on each picture, each drawn from 14 (Cubuk et al., arXiv:1909.13719; the
 * operations and their ranges are torchvision's).
 *
 * @param operations on each picture, 0 (off) to 4
 * @param magnitude of all of them, 0 to 10; 10 is torchvision's 30, its default of 9 is 3 here
 */
public record RandAugment(
    @Knob(value = "on each picture; 0 is off", least = 0, most = 4) int operations,
    @Knob(value = "of all of them", least = 0, most = 10) double magnitude) {
  static final RandAugment OFF = new RandAugment(0, 3);

  public RandAugment {
    require(operations >= 0 && operations <= 4, "operations", "from 0 (off) to 4", operations);
    require(magnitude >= 0 && magnitude <= 10, "magnitude", "from 0 to 10", magnitude);
  }

  Pixels apply(Pixels picture, int fill, RandomGenerator random) {
    var all = RandomOperation.values();
    var changed = picture;
    for (int i = 0; i < operations; i++) {
      var operation = all[random.nextInt(all.length)];
      int sign = random.nextBoolean() ? 1 : -1;
      changed = operation.apply(changed, sign * magnitude / 10, fill);
    }
    return changed;
  }
}
