package io.graft.dataset;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes a version of packed pictures: labels, split, counts and hash; or says why there is none.
 */
final class Assembly {
  /** The seed of every draw; the hashes that it is mixed with are random enough. */
  private static final long SEED = 0;

  private static final Set<String> PICTURE_NAMES =
      Set.of("jpg", "jpeg", "png", "webp", "bmp", "gif");

  private final Draw draw;

  Assembly(double valShare, double testShare) {
    draw = new Draw(SEED, valShare, testShare);
  }

  Outcome of(List<PackedPicture> packed, List<Skipped> unfit, long bytes) {
    var skipped = new ArrayList<>(unfit);
    var labelling = new Labelling(packed, skipped);
    var broken = new ClassRules(labelling.pictures()).broken(classesNamedBy(unfit, labelling));
    skipped.sort(Comparator.comparing(Skipped::path));
    if (broken.isPresent()) {
      return new Outcome.Refused(broken.get(), skipped);
    }
    boolean drawn =
        labelling.pictures().stream()
            .noneMatch(picture -> picture.split().equals(Optional.of(Split.VAL)));
    var pictures = drawn ? split(labelling.pictures()) : labelling.pictures();
    var classes = pictures.stream().map(LabelledPicture::className).distinct().sorted().toList();
    var ready =
        new DatasetState.Ready(contentHash(pictures), counts(classes, pictures), drawn, bytes);
    return new Outcome.Accepted(ready, samples(classes, pictures), skipped);
  }

  /** A folder whose pictures are all damaged names a class too, which must not vanish silently. */
  private static Set<String> classesNamedBy(List<Skipped> unfit, Labelling labelling) {
    return unfit.stream()
        .map(file -> new EntryPath(List.of(file.path().split("/"))))
        .filter(path -> PICTURE_NAMES.contains(extension(path)))
        .flatMap(path -> labelling.classOf(path).stream())
        .collect(Collectors.toSet());
  }

  private static String extension(EntryPath path) {
    String name = path.names().getLast();
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /** Where the archive has a train folder, what to test on is its owner's choice. */
  private List<LabelledPicture> split(List<LabelledPicture> pictures) {
    boolean given = pictures.stream().anyMatch(picture -> picture.split().isPresent());
    var drawing = given ? draw.withoutTest() : draw;
    var byClass =
        pictures.stream()
            .filter(picture -> picture.split().orElse(Split.TRAIN) == Split.TRAIN)
            .collect(Collectors.groupingBy(LabelledPicture::className));
    var chosen = new HashMap<LabelledPicture, Split>();
    for (var ofClass : byClass.values()) {
      var drawn = drawing.of(ofClass.stream().map(LabelledPicture::sha256).toList());
      ofClass.forEach(
          picture -> chosen.put(picture, drawn.getOrDefault(picture.sha256(), Split.TRAIN)));
    }
    return pictures.stream()
        .map(
            picture ->
                picture.in(chosen.getOrDefault(picture, picture.split().orElse(Split.TRAIN))))
        .toList();
  }

  private static List<ClassCounts> counts(List<String> classes, List<LabelledPicture> pictures) {
    record Cell(String className, Split split) {}
    var counts =
        pictures.stream()
            .collect(
                Collectors.groupingBy(
                    picture -> new Cell(picture.className(), picture.split().orElseThrow()),
                    Collectors.summingInt(_ -> 1)));
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
              labels.getOrDefault(labelled.className(), -1),
              labelled.split().orElseThrow(),
              picture.width(),
              picture.height(),
              picture.sha256()));
    }
    return samples;
  }

  private static String contentHash(List<LabelledPicture> pictures) {
    var digest = Inspection.digest();
    pictures.stream()
        .map(
            picture ->
                "%s/%s/%s\n"
                    .formatted(
                        picture.split().orElseThrow().wire(),
                        picture.className(),
                        picture.sha256()))
        .sorted()
        .forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
    return HexFormat.of().formatHex(digest.digest());
  }
}
