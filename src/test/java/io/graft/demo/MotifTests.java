package io.graft.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.geom.Rectangle2D;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MotifTests {
  private static final Rectangle2D REACH = new Rectangle2D.Double(-38, -38, 76, 76);

  @ParameterizedTest
  @EnumSource
  void everyPartIsNearTheOrigin(Motif motif) {
    for (var part : motif.parts()) {
      var box = Outline.of(part.outline(), Bend.NONE, 1).getBounds2D();

      assertThat(REACH.createUnion(box)).as("%s of %s", part, motif).isEqualTo(REACH);
    }
  }

  @ParameterizedTest
  @EnumSource
  void fillsAboutSixtyUnits(Motif motif) {
    var box =
        motif.parts().stream()
            .map(part -> Outline.of(part.outline(), Bend.NONE, 1).getBounds2D())
            .reduce(Rectangle2D::createUnion)
            .orElseThrow();

    assertThat(Math.max(box.getWidth(), box.getHeight())).isBetween(55.0, 76.0);
  }

  @Test
  void readsAPartFromALine() {
    assertThat(Part.of("light /1.6 | ? M 0 1 L 2 3"))
        .containsExactly(new Part("light", 1.6, true, true, List.of("M", "0", "1", "L", "2", "3")));
  }

  @Test
  void drawsAnOvalAroundItsCentre() {
    var oval = Outline.of(List.of("O", "10", "20", "4", "2"), Bend.NONE, 1);

    assertThat(oval.getBounds2D()).isEqualTo(new Rectangle2D.Double(6, 18, 8, 4));
    assertThat(oval.contains(13, 20)).isTrue();
    assertThat(oval.contains(13, 21.5)).isFalse();
  }

  @Test
  void drawsTheMirrorImage() {
    var triangle = List.of("M", "1", "0", "L", "5", "0", "L", "5", "3", "Z");

    assertThat(Outline.of(triangle, Bend.NONE, -1).getBounds2D())
        .isEqualTo(new Rectangle2D.Double(-5, 0, 4, 3));
  }

  @Test
  void refusesACommandThatItDoesNotKnow() {
    assertThatThrownBy(() -> Outline.of(List.of("A", "1", "2"), Bend.NONE, 1))
        .hasMessage("an outline is drawn by M, L, Q, C, O and Z, was A");
  }

  @Test
  void leavesThePlaneAsItIsWithoutABend() {
    var point = Bend.NONE.at(12, -7);

    assertThat(point.getX()).isEqualTo(12);
    assertThat(point.getY()).isEqualTo(-7);
  }
}
