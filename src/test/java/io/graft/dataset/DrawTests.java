package io.graft.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawTests {
  private final List<String> hundred =
      IntStream.range(0, 100).mapToObj(n -> Inspection.sha256(new byte[] {(byte) n})).toList();

  @Test
  void drawsItsShares() {
    assertThat(sizes(new Draw(0, 0.15, 0.15), 100)).isEqualTo(new ClassCounts("100", 70, 15, 15));
    assertThat(sizes(new Draw(0, 0.2, 0), 100)).isEqualTo(new ClassCounts("100", 80, 20, 0));
  }

  @Test
  void leavesAtLeastOneToLearnFromAndOneToCheckWith() {
    assertThat(sizes(new Draw(0, 0.2, 0.2), 2)).isEqualTo(new ClassCounts("2", 1, 1, 0));
    assertThat(sizes(new Draw(0, 0.2, 0.2), 3)).isEqualTo(new ClassCounts("3", 2, 1, 0));
    assertThat(sizes(new Draw(0, 0.9, 0), 3)).isEqualTo(new ClassCounts("3", 1, 2, 0));
  }

  @Test
  void testsFromFourPicturesOn() {
    assertThat(sizes(new Draw(0, 0.15, 0.15), 4)).isEqualTo(new ClassCounts("4", 2, 1, 1));
    assertThat(sizes(new Draw(0, 0.8, 0.1), 4)).isEqualTo(new ClassCounts("4", 1, 2, 1));
    assertThat(sizes(new Draw(0, 0.1, 0.8), 4)).isEqualTo(new ClassCounts("4", 1, 1, 2));
  }

  @Test
  void everyShareAndCountLeavesSomethingOnEachSide() {
    for (var draw :
        List.of(new Draw(0, 0.9, 0.05), new Draw(0, 0.05, 0.9), new Draw(0, 0.5, 0.4))) {
      for (int count = 4; count <= 100; count++) {
        var sizes = sizes(draw, count);
        assertThat(List.of(sizes.train(), sizes.val(), sizes.test())).allMatch(size -> size > 0);
      }
    }
  }

  @Test
  void drawsTheSameInAnyOrder() {
    var reversed = new ArrayList<>(hundred);
    Collections.reverse(reversed);

    assertThat(new Draw(0, 0.2, 0.2).of(reversed)).isEqualTo(new Draw(0, 0.2, 0.2).of(hundred));
  }

  @Test
  void drawsOthersWithAnotherSeed() {
    assertThat(new Draw(1, 0.2, 0.2).of(hundred)).isNotEqualTo(new Draw(0, 0.2, 0.2).of(hundred));
  }

  private ClassCounts sizes(Draw draw, int count) {
    var drawn = draw.of(hundred.subList(0, count)).values();
    return new ClassCounts(
        String.valueOf(count),
        Collections.frequency(drawn, Split.TRAIN),
        Collections.frequency(drawn, Split.VAL),
        Collections.frequency(drawn, Split.TEST));
  }
}
