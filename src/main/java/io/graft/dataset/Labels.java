package io.graft.dataset;

import io.graft.network.Task;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where an archive says what its pictures show: in its folders, or in a sheet. */
sealed interface Labels permits Layout, LabelSheet {

  /**
   * Where a picture belongs; no split where the archive has none.
   *
   * @param classes of a classification exactly one
   */
  record Place(Optional<Split> split, List<String> classes) {
    static Place of(Optional<Split> split, String className) {
      return new Place(split, List.of(className));
    }
  }

  Task task();

  Optional<Place> place(EntryPath picture);

  /** Why {@link #place} found no place. */
  String misplaced();

  /** The classes that the archive names, whether a picture of them can be read or not. */
  Set<String> named(Collection<EntryPath> unfit);

  /** What is wrong where there are no pictures at all. */
  String noPictures();

  /** What a class is called in sentences: class folder, or class. */
  String singular();

  /** What classes are called in sentences. */
  String plural();

  /** How train gets pictures of a class. */
  String addToTrain(String className);

  /** How somebody mends a class that no picture can be read of. */
  String mend();
}
