package io.graft.dataset;

import io.graft.network.Task;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes a version of packed pictures: labels, split, counts and hash; or says why there is none.
 */
final class Assembly {
  /** The seed of every draw; the hashes that it is mixed with are random enough. */
  private static final long SEED = 0;

  /** No name of a class has it. */
  private static final String BETWEEN = "\u001f";

  private final Draw draw;

  Assembly(double valShare, double testShare) {
    draw = new Draw(SEED, valShare, testShare);
  }

  Outcome of(
      List<PackedPicture> packed, Optional<LabelSheet> sheet, List<Skipped> unfit, long bytes) {
    var skipped = new ArrayList<>(unfit);
    Labels labels =
        sheet.isPresent()
            ? sheet.get()
            : Layout.of(packed.stream().map(PackedPicture::path).toList());
    var pictures = new Labelling(labels, packed, skipped).pictures();
    sheet.ifPresent(found -> skipped.addAll(found.missing(paths(packed, unfit))));
    var named = labels.named(unfit.stream().map(Assembly::path).toList());
    var broken = new ClassRules(labels, pictures).broken(named);
    skipped.sort(Comparator.comparing(Skipped::path));
    if (broken.isPresent()) {
      return new Outcome.Refused(broken.get(), skipped);
    }
    boolean drawn =
        pictures.stream().noneMatch(picture -> picture.split().equals(Optional.of(Split.VAL)));
    return accepted(
        labels.task(), drawn ? split(labels.task(), pictures) : pictures, skipped, drawn, bytes);
  }

  private static Outcome accepted(
      Task task, List<LabelledPicture> pictures, List<Skipped> skipped, boolean drawn, long bytes) {
    var classes =
        pictures.stream()
            .flatMap(picture -> picture.classes().stream())
            .distinct()
            .sorted()
            .toList();
    var ready =
        new DatasetState.Ready(
            contentHash(task, pictures),
            task,
            counts(classes, pictures),
            SplitCounts.of(pictures),
            drawn,
            bytes);
    return new Outcome.Accepted(ready, samples(classes, pictures), skipped);
  }

  private static Set<EntryPath> paths(List<PackedPicture> packed, List<Skipped> unfit) {
    return Stream.concat(
            packed.stream().map(PackedPicture::path), unfit.stream().map(Assembly::path))
        .collect(Collectors.toSet());
  }

  private static EntryPath path(Skipped file) {
    return new EntryPath(List.of(file.path().split("/")));
  }

  /** Where the archive has a train folder, what to test on is its owner's choice. */
  private List<LabelledPicture> split(Task task, List<LabelledPicture> pictures) {
    boolean given = pictures.stream().anyMatch(picture -> picture.split().isPresent());
    var drawing = given ? draw.withoutTest() : draw;
    var candidates =
        pictures.stream()
            .filter(picture -> picture.split().orElse(Split.TRAIN) == Split.TRAIN)
            .toList();
    var chosen = new HashMap<LabelledPicture, Split>();
    for (var group : groups(task, candidates)) {
      var drawn =
          switch (task) {
            case CLASSIFICATION -> drawing.of(group.stream().map(LabelledPicture::sha256).toList());
            case MULTI_LABEL -> Stratification.of(drawing, group);
          };
      group.forEach(
          picture -> chosen.put(picture, drawn.getOrDefault(picture.sha256(), Split.TRAIN)));
    }
    return pictures.stream()
        .map(
            picture ->
                picture.in(chosen.getOrDefault(picture, picture.split().orElse(Split.TRAIN))))
        .toList();
  }

  /** Those that are drawn together: a class, or all where they have several. */
  private static Collection<List<LabelledPicture>> groups(
      Task task, List<LabelledPicture> candidates) {
    return switch (task) {
      case CLASSIFICATION ->
          candidates.stream().collect(Collectors.groupingBy(LabelledPicture::classes)).values();
      case MULTI_LABEL -> List.of(candidates);
    };
  }

  private static List<ClassCounts> counts(List<String> classes, List<LabelledPicture> pictures) {
    record Cell(String className, Split split) {}
    var counts =
        pictures.stream()
            .flatMap(
                picture ->
                    picture.classes().stream()
                        .map(name -> new Cell(name, picture.split().orElseThrow())))
            .collect(Collectors.groupingBy(cell -> cell, Collectors.summingInt(_ -> 1)));
    return classes.stream()
        .map(
            name ->
                new ClassCounts(
                    name,
                    counts.getOrDefault(new Cell(name, Split.TRAIN), 0),
                    counts.getOrDefault(new Cell(name, Split.VAL), 0),
                    counts.getOrDefault(new Cell(name, Split.TEST), 0)))
        .toList();
  }

  private static List<Sample> samples(List<String> classes, List<LabelledPicture> pictures) {
    var ordered =
        pictures.stream()
            .sorted(Comparator.comparing(picture -> picture.picture().path().toString()))
            .toList();
    var labels =
        IntStream.range(0, classes.size()).boxed().collect(Collectors.toMap(classes::get, i -> i));
    var samples = new ArrayList<Sample>(ordered.size());
    for (var labelled : ordered) {
      var picture = labelled.picture();
      samples.add(
          new Sample(
              samples.size(),
              picture.path().toString(),
              picture.offset(),
              picture.length(),
              labelled.classes().stream().map(labels::get).toList(),
              labelled.split().orElseThrow(),
              picture.width(),
              picture.height(),
              picture.sha256()));
    }
    return samples;
  }

  private static String contentHash(Task task, List<LabelledPicture> pictures) {
    var digest = Inspection.digest();
    if (task == Task.MULTI_LABEL) {
      digest.update((task.wire() + "\n").getBytes(StandardCharsets.UTF_8));
    }
    pictures.stream()
        .map(
            picture ->
                "%s/%s/%s\n"
                    .formatted(
                        picture.split().orElseThrow().wire(),
                        String.join(BETWEEN, picture.classes()),
                        picture.sha256()))
        .sorted()
        .forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
    return HexFormat.of().formatHex(digest.digest());
  }
}
