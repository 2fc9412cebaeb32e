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
  void drawsItsShare() {
    assertThat(new Draw(0, 0.2).val(hundred)).hasSize(20).isSubsetOf(hundred);
  }

  @Test
  void leavesAtLeastOneOnEachSide() {
    assertThat(new Draw(0, 0.2).val(hundred.subList(0, 2))).hasSize(1);
    assertThat(new Draw(0, 0.9).val(hundred.subList(0, 3))).hasSize(2);
  }

  @Test
  void drawsTheSameInAnyOrder() {
    var reversed = new ArrayList<>(hundred);
    Collections.reverse(reversed);

    assertThat(new Draw(0, 0.2).val(reversed)).isEqualTo(new Draw(0, 0.2).val(hundred));
  }

  @Test
  void drawsOthersWithAnotherSeed() {
    assertThat(new Draw(1, 0.2).val(hundred)).isNotEqualTo(new Draw(0, 0.2).val(hundred));
  }
}
