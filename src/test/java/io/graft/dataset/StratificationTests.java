package io.graft.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StratificationTests {
  private static final Draw DRAW = new Draw(0, 0.15, 0.15);

  private static LabelledPicture picture(int n, String... classes) {
    var path = new EntryPath(List.of(n + ".png"));
    var sha256 = Inspection.sha256(new byte[] {(byte) n, (byte) (n >> 8)});
    return new LabelledPicture(
        new PackedPicture(path, 0, 1, sha256, 1, 1), Optional.empty(), List.of(classes));
  }

  private static long count(
      List<LabelledPicture> pictures, Map<String, Split> drawn, String name, Split split) {
    return pictures.stream()
        .filter(picture -> picture.classes().contains(name))
        .filter(picture -> drawn.get(picture.sha256()) == split)
        .count();
  }

  /** Labels that come together more often than by chance, one in two hundred pictures rare. */
  private static List<LabelledPicture> thousand() {
    var random = new Random(5);
    return IntStream.range(0, 1000)
        .mapToObj(
            n -> {
              var classes = new TreeSet<String>();
              if (random.nextInt(2) == 0) {
                classes.add("road");
              }
              if (random.nextInt(classes.isEmpty() ? 20 : 3) == 0) {
                classes.add("car");
              }
              if (n % 200 == 0) {
                classes.add("horse");
              }
              return picture(n, classes.toArray(String[]::new));
            })
        .toList();
  }

  @Test
  void givesEachSplitItsShareOfEachClass() {
    var pictures = thousand();

    var drawn = Stratification.of(DRAW, pictures);

    assertThat(drawn).hasSize(1000);
    for (var name : List.of("road", "car", "horse")) {
      long all = pictures.stream().filter(p -> p.classes().contains(name)).count();
      var wanted = DRAW.sizes((int) all);
      assertThat(count(pictures, drawn, name, Split.TRAIN)).isEqualTo(wanted.train());
      assertThat(count(pictures, drawn, name, Split.VAL)).isEqualTo(wanted.val());
      assertThat(count(pictures, drawn, name, Split.TEST)).isEqualTo(wanted.test());
    }
    assertThat(Collections.frequency(drawn.values(), Split.TRAIN)).isEqualTo(700);
  }

  @Test
  void drawsTheSameInAnyOrder() {
    var reversed = new ArrayList<>(thousand());
    Collections.reverse(reversed);

    assertThat(Stratification.of(DRAW, reversed)).isEqualTo(Stratification.of(DRAW, thousand()));
  }

  @Test
  void twoPicturesOfAClassAreOneToLearnFromAndOneToCheckWith() {
    var pictures =
        List.of(picture(0, "a", "b"), picture(1, "a", "b"), picture(2, "c"), picture(3, "c"));

    var drawn = Stratification.of(DRAW, pictures);

    for (var name : List.of("a", "b", "c")) {
      assertThat(count(pictures, drawn, name, Split.TRAIN)).isEqualTo(1);
      assertThat(count(pictures, drawn, name, Split.VAL)).isEqualTo(1);
    }
  }

  /** Each class has two of three pictures: on one side two of them must be together. */
  @Test
  void trainGetsEveryClassEvenWhereValCannot() {
    var pictures = List.of(picture(0, "a", "b"), picture(1, "a", "c"), picture(2, "b", "c"));

    var drawn = Stratification.of(DRAW, pictures);

    for (var name : List.of("a", "b", "c")) {
      assertThat(count(pictures, drawn, name, Split.TRAIN)).isPositive();
    }
    assertThat(drawn).containsValue(Split.VAL);
  }

  @Test
  void trainNeverLacksAClassAndValIsNeverEmpty() {
    for (int seed = 0; seed < 300; seed++) {
      var random = new Random(seed);
      var pictures = new ArrayList<LabelledPicture>();
      for (int n = 0; n < 4 + random.nextInt(12); n++) {
        var classes = new TreeSet<String>();
        for (var name : List.of("a", "b", "c", "d", "e")) {
          if (n < 2 || random.nextInt(4) == 0) {
            classes.add(name);
          }
        }
        pictures.add(picture(n, classes.toArray(String[]::new)));
      }

      var drawn = Stratification.of(new Draw(seed, 0.4, 0.4), pictures);

      for (var name : List.of("a", "b", "c", "d", "e")) {
        assertThat(count(pictures, drawn, name, Split.TRAIN)).as("seed %d", seed).isPositive();
      }
      assertThat(drawn).containsValue(Split.VAL);
    }
  }
}
