package io.graft.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.graft.network.Task;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoresTests {
  private final Scores scores = new Scores(List.of("ant", "bee", "cat"));

  @Test
  void countsWhatWasTakenForWhat() {
    scores.add(new float[] {2, 1, 0, 0, 3, 1, 5, 0, 0, 0, 1, 0}, new int[] {0, 1, 1, 1});

    assertThat(scores.confusion())
        .isEqualTo(List.of(List.of(1, 0, 0), List.of(1, 2, 0), List.of(0, 0, 0)));
    assertThat(scores.accuracy()).isEqualTo(0.75);
    assertThat(scores.of(1, null))
        .satisfies(
            bee -> {
              assertThat(bee.support()).isEqualTo(3);
              assertThat(bee.precision()).isEqualTo(1);
              assertThat(bee.recall()).isEqualTo(2 / 3.0);
              assertThat(bee.f1()).isEqualTo(0.8, within(1e-12));
            });
    assertThat(scores.of(2, null).f1()).isZero();
    assertThat(scores.balancedAccuracy()).isEqualTo((1 + 2 / 3.0) / 2);
  }

  @Test
  void aClassThatNeitherIsNorIsAnsweredCountsForNothing() {
    scores.add(new float[] {2, 1, 0, 0, 3, 1}, new int[] {0, 1});

    assertThat(scores.macroF1()).isEqualTo(1);
    assertThat(scores.balancedAccuracy()).isEqualTo(1);
  }

  /** torch.nn.functional.cross_entropy(tensor([[2., 1., 0.]]), tensor([1])) is 1.4076059. */
  @Test
  void theLossIsCrossEntropy() {
    scores.add(new float[] {2, 1, 0}, new int[] {1});

    assertThat(scores.loss()).isEqualTo(1.4076059, within(1e-6));
  }

  @Test
  void largeLogitsDoNotOverflow() {
    scores.add(new float[] {1000, 0, -1000}, new int[] {1});

    assertThat(scores.loss()).isEqualTo(1000, within(1e-9));
  }

  @Test
  void agreementIsTheLargestDifferenceAndTheSameTopClass() {
    var agreement = new Agreement(Task.CLASSIFICATION, 2);

    agreement.add(new float[] {1, 2, 3, 4}, new float[] {1, 2.5f, 4, 3.5f});

    assertThat(agreement.largest()).isEqualTo(1);
    assertThat(agreement.share()).isEqualTo(0.5);
  }
}
