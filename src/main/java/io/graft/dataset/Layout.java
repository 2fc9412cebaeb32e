package io.graft.dataset;

import io.graft.network.Task;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the folders of an archive mean: {@code [wrapping/]class/…} or {@code
 * [wrapping/]train|val|test/class/…}.
 *
 * @param depth how many folders wrap all pictures
 * @param split whether the next folder names a split
 */
record Layout(int depth, boolean split) implements Labels {

  private static final Set<String> PICTURE_NAMES =
      Set.of("jpg", "jpeg", "png", "webp", "bmp", "gif");

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

  @Override
  public Task task() {
    return Task.CLASSIFICATION;
  }

  @Override
  public Optional<Place> place(EntryPath path) {
    if (!split) {
      return folder(path, depth).map(name -> Place.of(Optional.empty(), name));
    }
    return folder(path, depth)
        .flatMap(Split::ofFolder)
        .flatMap(found -> folder(path, depth + 1).map(name -> Place.of(Optional.of(found), name)));
  }

  @Override
  public String misplaced() {
    return split
        ? "lies in no class folder of train, val or test; move it to train/<class>/"
        : "lies in no class folder; move it to <class>/";
  }

  /** A folder whose pictures are all damaged names a class too, which must not vanish silently. */
  @Override
  public Set<String> named(Collection<EntryPath> unfit) {
    return unfit.stream()
        .filter(path -> PICTURE_NAMES.contains(extension(path)))
        .flatMap(path -> place(path).stream())
        .flatMap(place -> place.classes().stream())
        .collect(Collectors.toSet());
  }

  private static String extension(EntryPath path) {
    String name = path.names().getLast();
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  @Override
  public String noPictures() {
    return "the archive has no pictures in class folders; put them into one folder per class, such as ants/1.jpg";
  }

  @Override
  public String singular() {
    return "class folder";
  }

  @Override
  public String plural() {
    return "class folders";
  }

  @Override
  public String addToTrain(String className) {
    return "add pictures to train/%s or remove it".formatted(className);
  }

  @Override
  public String mend() {
    return "mend or remove the folder";
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
