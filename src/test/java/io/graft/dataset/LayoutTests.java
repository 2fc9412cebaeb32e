package io.graft.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.graft.dataset.Labels.Place;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LayoutTests {
  private static EntryPath path(String name) {
    return new EntryPath(List.of(name.split("/")));
  }

  private static Layout layout(String... names) {
    return Layout.of(Arrays.stream(names).map(LayoutTests::path).toList());
  }

  @Test
  void takesFoldersForClasses() {
    var layout = layout("ants/1.jpg", "bees/2.jpg", "bees/wild/3.jpg");

    assertThat(layout.place(path("bees/wild/3.jpg"))).hasValue(Place.of(Optional.empty(), "bees"));
    assertThat(layout.place(path("4.jpg"))).isEmpty();
  }

  @Test
  void takesTrainAndItsNeighboursForSplits() {
    var layout = layout("train/ants/1.jpg", "validation/ants/2.jpg", "Test/ants/3.jpg");

    assertThat(layout.place(path("validation/ants/2.jpg")))
        .hasValue(Place.of(Optional.of(Split.VAL), "ants"));
    assertThat(layout.place(path("Test/ants/3.jpg")))
        .hasValue(Place.of(Optional.of(Split.TEST), "ants"));
    assertThat(layout.place(path("train/4.jpg"))).isEmpty();
    assertThat(layout.place(path("extra/ants/5.jpg"))).isEmpty();
  }

  @Test
  void looksThroughFoldersThatWrapAll() {
    assertThat(layout("photos/set/ants/1.jpg", "photos/set/bees/2.jpg").depth()).isEqualTo(2);
    assertThat(layout("data/train/ants/1.jpg", "data/train/bees/2.jpg"))
        .isEqualTo(new Layout(1, true));
  }

  @Test
  void doesNotTakeTheOnlyClassForAWrapping() {
    assertThat(layout("ants/1.jpg", "ants/2.jpg").depth()).isZero();
    assertThat(layout("train/ants/1.jpg", "train/ants/2.jpg").depth()).isZero();
  }

  @Test
  void takesAFolderNamedTestForAClassWhereThereIsNoTrain() {
    var layout = layout("test/1.jpg", "field/2.jpg");

    assertThat(layout.place(path("test/1.jpg"))).hasValue(Place.of(Optional.empty(), "test"));
  }
}
