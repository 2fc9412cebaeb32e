package io.graft.dataset;

import java.util.List;
import java.util.Optional;

/**
 * What the folders of an archive mean: {@code [wrapping/]class/…} or {@code
 * [wrapping/]train|val|test/class/…}.
 *
 * @param depth how many folders wrap all pictures
 * @param split whether the next folder names a split
 */
record Layout(int depth, boolean split) {

  /** Where a picture belongs; no split where the archive has none. */
  record Place(Optional<Split> split, String className) {}

  static Layout of(List<EntryPath> pictures) {
    int depth = 0;
    while (isWrapped(pictures, depth)) {
      depth++;
    }
    int level = depth;
    boolean hasTrain =
        pictures.stream()
            .anyMatch(
                path ->
                    folder(path, level).flatMap(Split::ofFolder).equals(Optional.of(Split.TRAIN)));
    boolean hasOnlySplits =
        pictures.stream()
            .allMatch(path -> folder(path, level).flatMap(Split::ofFolder).isPresent());
    return new Layout(depth, hasTrain || (hasOnlySplits && !pictures.isEmpty()));
  }

  Optional<Place> place(EntryPath path) {
    if (!split) {
      return folder(path, depth).map(name -> new Place(Optional.empty(), name));
    }
    return folder(path, depth)
        .flatMap(Split::ofFolder)
        .flatMap(found -> folder(path, depth + 1).map(name -> new Place(Optional.of(found), name)));
  }

  /** Why {@link #place} found no place. */
  String misplaced() {
    return split
        ? "lies in no class folder of train, val or test; move it to train/<class>/"
        : "lies in no class folder; move it to <class>/";
  }

  /** All lie in one folder, which is no split and has only folders in it: it cannot be a class. */
  private static boolean isWrapped(List<EntryPath> pictures, int depth) {
    if (pictures.isEmpty() || folder(pictures.getFirst(), depth).isEmpty()) {
      return false;
    }
    String wrapping = pictures.getFirst().names().get(depth);
    return Split.ofFolder(wrapping).isEmpty()
        && pictures.stream()
            .allMatch(
                path ->
                    folder(path, depth).equals(Optional.of(wrapping))
                        && folder(path, depth + 1).isPresent());
  }

  private static Optional<String> folder(EntryPath path, int level) {
    return level < path.names().size() - 1
        ? Optional.of(path.names().get(level))
        : Optional.empty();
  }
}
