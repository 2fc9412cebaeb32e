package io.graft.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.graft.backbone.input.Pixels;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MixingTests {
  private static final int[] EXAMPLES = {5, 3, 9, 7};

  private static Mixing mixing(double mixup, double cutmix, int epoch) {
    var augmentation =
        new Augmentation(false, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, RandAugment.OFF, mixup, cutmix);
    return Mixing.of(augmentation, 10, EXAMPLES, 42, epoch);
  }

  private static Pixels of(int level) {
    var rgb = new byte[300];
    Arrays.fill(rgb, (byte) level);
    return new Pixels(10, 10, rgb);
  }

  @Test
  void mixesNothingWhereItIsOff() {
    var mixing = mixing(0, 0, 1);

    assertThat(mixing).isInstanceOf(Mixing.None.class);
    assertThat(mixing.targets(List.of(List.of(1), List.of(0)), 2)).containsExactly(0, 1, 1, 0);
  }

  @Test
  void dependsOnSeedEpochAndExamplesOnly() {
    var first = (Mixing.Mixup) mixing(0.4, 0, 3);
    var again = (Mixing.Mixup) mixing(0.4, 0, 3);
    var later = (Mixing.Mixup) mixing(0.4, 0, 4);

    assertThat(again.share()).isEqualTo(first.share());
    assertThat(again.partners()).isEqualTo(first.partners());
    assertThat(later.share()).isNotEqualTo(first.share());
    assertThat(first.partners()).containsExactlyInAnyOrder(0, 1, 2, 3);
  }

  @Test
  void eachBatchGetsOneKindWhereBothAreOn() {
    var kinds =
        IntStream.range(0, 40)
            .mapToObj(epoch -> mixing(1, 1, epoch).getClass().getSimpleName())
            .distinct();

    assertThat(kinds).containsExactlyInAnyOrder("Mixup", "Cutmix");
  }

  @Test
  void mixupAddsPicturesAndClassesByTheSameShare() {
    var mixup = new Mixing.Mixup(new int[] {1, 2, 0}, 0.75);

    var mixed = mixup.pixels(new Pixels[] {of(0), of(100), of(200)});

    assertThat(mixed[0].rgb()).containsOnly(25);
    assertThat(mixed[1].rgb()).containsOnly(125);
    assertThat(mixed[2].rgb()).containsOnly(150);
    assertThat(mixup.targets(List.of(List.of(0), List.of(1), List.of(1)), 2))
        .containsExactly(0.75f, 0.25f, 0, 1, 0.25f, 0.75f);
  }

  @Test
  void mixupAddsActivationsByRows() {
    var mixup = new Mixing.Mixup(new int[] {1, 0}, 0.75);
    var mixed = FloatBuffer.allocate(4);

    Blending.add(FloatBuffer.wrap(new float[] {0, 4, 8, 12}), 2, mixup, mixed);

    assertThat(mixed.array()).containsExactly(2, 6, 6, 10);
  }

  /** The share of the classes is that of the pixels, also where the hole is cut at the border. */
  @Test
  void cutmixPastesAsMuchAsTheTargetsSay() {
    for (int epoch = 0; epoch < 30; epoch++) {
      var cutmix = (Mixing.Cutmix) mixing(0, 1, epoch);
      var mixed = cutmix.pixels(new Pixels[] {of(1), of(2), of(3), of(4)});
      var targets = cutmix.targets(List.of(List.of(0), List.of(1), List.of(2), List.of(3)), 4);

      for (int i = 0; i < 4; i++) {
        byte[] rgb = mixed[i].rgb();
        int own = i + 1;
        long left = IntStream.range(0, 300).filter(at -> rgb[at] == own).count();
        assertThat((double) targets[i * 4 + i]).isCloseTo(left / 300.0, within(1e-6));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0.2, 0.178", "1, 0.0833", "8, 0.0147"})
  void sharesHaveTheMeanAndVarianceOfTheBetaDistribution(double alpha, double variance) {
    var random = new SplittableRandom(1);

    var shares =
        IntStream.range(0, 20_000).mapToDouble(_ -> RandomNumbers.beta(alpha, random)).toArray();

    double mean = Arrays.stream(shares).average().orElseThrow();
    double spread = Arrays.stream(shares).map(s -> (s - mean) * (s - mean)).average().orElseThrow();
    assertThat(mean).isCloseTo(0.5, within(0.01));
    assertThat(spread).isCloseTo(variance, within(0.004));
    assertThat(RandomNumbers.beta(1e-6, random)).isBetween(0.0, 1.0);
  }
}
