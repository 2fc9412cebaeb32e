package io.graft.dataset;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What classes must be like to learn them. Each rule answers with a sentence when it is broken. */
final class ClassRules {
  private final Labels labels;
  private final List<LabelledPicture> pictures;
  private final Set<String> classes;

  ClassRules(Labels labels, List<LabelledPicture> pictures) {
    this.labels = labels;
    this.pictures = pictures;
    classes = classesIn(pictures);
  }

  /** The first broken rule. {@code named} are the classes that the archive names. */
  Optional<String> broken(Set<String> named) {
    return noPictures()
        .or(() -> classesThatDifferByCase(named))
        .or(() -> classWithoutPictures(named))
        .or(this::oneClass)
        .or(this::classThatTrainLacks)
        .or(this::classWithOnePicture);
  }

  private Optional<String> noPictures() {
    return pictures.isEmpty() ? Optional.of(labels.noPictures()) : Optional.empty();
  }

  private Optional<String> classesThatDifferByCase(Set<String> named) {
    Map<String, List<String>> spellings =
        union(classes, named).stream()
            .collect(
                Collectors.groupingBy(
                    name -> name.toLowerCase(Locale.ROOT), TreeMap::new, Collectors.toList()));
    return spellings.values().stream()
        .filter(same -> same.size() > 1)
        .findFirst()
        .map(
            same ->
                "the %s %s differ only by case; merge or rename them"
                    .formatted(labels.plural(), quoted(same)));
  }

  private Optional<String> classWithoutPictures(Set<String> named) {
    return named.stream()
        .filter(name -> !classes.contains(name))
        .sorted()
        .findFirst()
        .map(
            name ->
                "the %s '%s' has no picture that can be read; see what was skipped, and %s"
                    .formatted(labels.singular(), name, labels.mend()));
  }

  private Optional<String> oneClass() {
    return classes.size() == 1
        ? Optional.of(
            "there is one class only, %s; at least two are needed to tell apart"
                .formatted(quoted(classes)))
        : Optional.empty();
  }

  private Optional<String> classThatTrainLacks() {
    if (pictures.getFirst().split().isEmpty()) {
      return Optional.empty();
    }
    var learned = classesIn(in(Split.TRAIN));
    for (var picture : pictures) {
      for (var name : picture.classes()) {
        if (!learned.contains(name)) {
          return Optional.of(
              "%s has the class '%s' that train lacks; %s"
                  .formatted(picture.split().orElseThrow().wire(), name, labels.addToTrain(name)));
        }
      }
    }
    return Optional.empty();
  }

  /** Where val is to be drawn, the pictures to draw from must be two; given, it must not be all. */
  private Optional<String> classWithOnePicture() {
    var candidates = in(Split.VAL).isEmpty() ? in(Split.TRAIN) : pictures;
    var counts =
        candidates.stream()
            .flatMap(picture -> picture.classes().stream())
            .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
    return classes.stream()
        .filter(name -> counts.getOrDefault(name, 0L) < 2)
        .findFirst()
        .map(
            name ->
                "the class '%s' has one picture; at least two are needed, one to learn from and one to check with"
                    .formatted(name));
  }

  /** Those of a split; where none is given all are there to learn from. */
  private List<LabelledPicture> in(Split split) {
    return pictures.stream()
        .filter(picture -> picture.split().orElse(Split.TRAIN) == split)
        .toList();
  }

  private static Set<String> classesIn(List<LabelledPicture> pictures) {
    return pictures.stream()
        .flatMap(picture -> picture.classes().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> union(Set<String> some, Set<String> others) {
    var all = new TreeSet<>(some);
    all.addAll(others);
    return all;
  }

  private static String quoted(Collection<String> names) {
    return new ArrayList<>(names)
        .stream().map(name -> "'" + name + "'").collect(Collectors.joining(" and "));
  }
}
