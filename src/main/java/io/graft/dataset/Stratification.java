package io.graft.dataset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Splits pictures that may have several classes each, so that every split has each class in about
 * its share: iterative stratification (Sechidis, Tsoumakas and Vlahavas 2011, "On the
 * Stratification of Multi-label Data", algorithm 1). The rarest class goes first, and each of its
 * pictures to the split that lacks it most. Pictures come in the order of their tickets, so that
 * the same pictures are split alike whatever archive they came in.
 */
final class Stratification {
  private final List<LabelledPicture> pictures;
  private final Map<String, Group> groups = new TreeMap<>();
  private final Group all;
  private final Map<String, Split> chosen = new HashMap<>();

  private Stratification(Draw draw, List<LabelledPicture> candidates) {
    pictures =
        candidates.stream()
            .sorted(Comparator.comparing(picture -> draw.ticket(picture.sha256())))
            .toList();
    var byClass = new TreeMap<String, List<LabelledPicture>>();
    for (var picture : pictures) {
      for (var name : picture.classes()) {
        byClass.computeIfAbsent(name, _ -> new ArrayList<>()).add(picture);
      }
    }
    byClass.forEach((name, own) -> groups.put(name, new Group(own, draw)));
    all = new Group(pictures, draw);
  }

  /** The pictures of a class, and how many more of them each split wants. */
  private static final class Group {
    private final List<LabelledPicture> pictures;
    private final EnumMap<Split, Integer> wanted = new EnumMap<>(Split.class);
    private int left;

    Group(List<LabelledPicture> pictures, Draw draw) {
      this.pictures = pictures;
      var sizes = draw.sizes(pictures.size());
      wanted.put(Split.TRAIN, sizes.train());
      wanted.put(Split.VAL, sizes.val());
      wanted.put(Split.TEST, sizes.test());
      left = pictures.size();
    }

    int wanted(Split split) {
      return wanted.getOrDefault(split, 0);
    }

    void take(Split split) {
      wanted.merge(split, -1, Integer::sum);
      left--;
    }
  }

  /**
   * What becomes of each picture, by SHA-256. Train gets at least one of each class, and so does
   * val where that can be: three pictures that share three classes of two pictures each cannot be
   * on both sides in all of them.
   *
   * @param pictures of different contents; of each class at least two
   */
  static Map<String, Split> of(Draw draw, List<LabelledPicture> pictures) {
    var stratification = new Stratification(draw, pictures);
    stratification.choose();
    stratification.groups.values().forEach(stratification::giveToTrain);
    stratification.groups.values().forEach(stratification::giveToVal);
    return stratification.chosen;
  }

  private void choose() {
    for (var rarest = rarest(); rarest.isPresent(); rarest = rarest()) {
      for (var picture : rarest.get().pictures) {
        if (!chosen.containsKey(picture.sha256())) {
          put(picture, mostWanting(rarest.get()));
        }
      }
    }
    for (var picture : pictures) {
      if (picture.classes().isEmpty()) {
        put(picture, mostWanting(all));
      }
    }
  }

  private Optional<Group> rarest() {
    return groups.values().stream()
        .filter(group -> group.left > 0)
        .min(Comparator.comparingInt(group -> group.left));
  }

  private Split mostWanting(Group group) {
    return Stream.of(Split.values())
        .max(Comparator.comparingInt(group::wanted).thenComparingInt(all::wanted))
        .orElseThrow();
  }

  private void put(LabelledPicture picture, Split split) {
    chosen.put(picture.sha256(), split);
    all.take(split);
    groupsOf(picture).forEach(group -> group.take(split));
  }

  /** From test where it can be had there: val never gets empty by this. */
  private void giveToTrain(Group group) {
    if (count(group, Split.TRAIN) == 0) {
      boolean tested = count(group, Split.TEST) > 0;
      group.pictures.stream()
          .filter(picture -> !tested || isIn(picture, Split.TEST))
          .findFirst()
          .ifPresent(picture -> chosen.put(picture.sha256(), Split.TRAIN));
    }
  }

  private void giveToVal(Group group) {
    if (count(group, Split.VAL) == 0) {
      group.pictures.stream()
          .filter(this::canLeave)
          .findFirst()
          .ifPresent(picture -> chosen.put(picture.sha256(), Split.VAL));
    }
  }

  private boolean canLeave(LabelledPicture picture) {
    return !isIn(picture, Split.TRAIN)
        || groupsOf(picture).allMatch(group -> count(group, Split.TRAIN) > 1);
  }

  private Stream<Group> groupsOf(LabelledPicture picture) {
    return picture.classes().stream()
        .flatMap(name -> Optional.ofNullable(groups.get(name)).stream());
  }

  private long count(Group group, Split split) {
    return group.pictures.stream().filter(picture -> isIn(picture, split)).count();
  }

  private boolean isIn(LabelledPicture picture, Split split) {
    return chosen.get(picture.sha256()) == split;
  }
}
