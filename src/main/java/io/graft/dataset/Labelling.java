package io.graft.dataset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;

/**
 * Finds out what each picture shows. Exact copies within a class are dropped: one in train and one
 * in val would make the model look better than it is. Of copies given to several splits the one to
 * judge by stays.
 */
final class Labelling {
  private static final Comparator<LabelledPicture> JUDGES_FIRST =
      Comparator.comparing(
              (LabelledPicture picture) -> picture.split().orElse(Split.TRAIN),
              Comparator.reverseOrder())
          .thenComparing(picture -> picture.picture().path().toString());

  private final Labels labels;
  private final List<Skipped> skipped;
  private final List<LabelledPicture> pictures = new ArrayList<>();

  /** Adds to {@code skipped} what has no place or is there twice. */
  Labelling(Labels labels, List<PackedPicture> packed, List<Skipped> skipped) {
    this.labels = labels;
    this.skipped = skipped;
    var placed = new ArrayList<LabelledPicture>();
    for (var picture : packed) {
      labels
          .place(picture.path())
          .map(place -> new LabelledPicture(picture, place.split(), place.classes()))
          .ifPresentOrElse(
              placed::add,
              () -> skipped.add(new Skipped(picture.path().toString(), labels.misplaced())));
    }
    placed.sort(JUDGES_FIRST);
    keepOneOfEach(placed);
  }

  private void keepOneOfEach(List<LabelledPicture> placed) {
    record Content(List<String> classes, String sha256) {}
    var first = new HashMap<Content, LabelledPicture>();
    for (var picture : placed) {
      var content =
          switch (labels.task()) {
            case CLASSIFICATION -> new Content(picture.classes(), picture.sha256());
            case MULTI_LABEL -> new Content(List.of(), picture.sha256());
          };
      var kept = first.putIfAbsent(content, picture);
      if (kept == null) {
        pictures.add(picture);
      } else {
        skipped.add(new Skipped(picture.picture().path().toString(), copyOf(kept, picture)));
      }
    }
  }

  private static String copyOf(LabelledPicture kept, LabelledPicture copy) {
    var same = "is the same picture as " + kept.picture().path();
    return kept.classes().equals(copy.classes()) ? same : same + ", whose labels count";
  }

  List<LabelledPicture> pictures() {
    return pictures;
  }
}
