package io.graft.dataset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/**
 * Finds out from the folders what each picture shows. Exact copies within a class are dropped: one
 * in train and one in val would make the model look better than it is. Of copies given to several
 * splits the one to judge by stays.
 */
final class Labelling {
  private static final Comparator<LabelledPicture> JUDGES_FIRST =
      Comparator.comparing(
              (LabelledPicture picture) -> picture.split().orElse(Split.TRAIN),
              Comparator.reverseOrder())
          .thenComparing(picture -> picture.picture().path().toString());

  private final Layout layout;
  private final List<Skipped> skipped;
  private final List<LabelledPicture> pictures = new ArrayList<>();

  /** Adds to {@code skipped} what has no place or is there twice. */
  Labelling(List<PackedPicture> packed, List<Skipped> skipped) {
    this.skipped = skipped;
    layout = Layout.of(packed.stream().map(PackedPicture::path).toList());
    var placed = new ArrayList<LabelledPicture>();
    for (var picture : packed) {
      layout
          .place(picture.path())
          .map(place -> new LabelledPicture(picture, place.split(), place.className()))
          .ifPresentOrElse(
              placed::add,
              () -> skipped.add(new Skipped(picture.path().toString(), layout.misplaced())));
    }
    placed.sort(JUDGES_FIRST);
    keepOneOfEach(placed);
  }

  private void keepOneOfEach(List<LabelledPicture> placed) {
    record Content(String className, String sha256) {}
    var first = new HashMap<Content, EntryPath>();
    for (var picture : placed) {
      var path = picture.picture().path();
      var kept = first.putIfAbsent(new Content(picture.className(), picture.sha256()), path);
      if (kept == null) {
        pictures.add(picture);
      } else {
        skipped.add(new Skipped(path.toString(), "is the same picture as " + kept));
      }
    }
  }

  List<LabelledPicture> pictures() {
    return pictures;
  }

  /** The class of a file that is no sample, where its folders name one. */
  Optional<String> classOf(EntryPath path) {
    return layout.place(path).map(Layout.Place::className);
  }
}
