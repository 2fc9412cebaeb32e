package io.graft.dataset;

import java.util.List;
import java.util.Optional;

/**
 * A picture and what the archive says of it.
 *
 * @param classes in order of their names; of a classification exactly one
 */
record LabelledPicture(PackedPicture picture, Optional<Split> split, List<String> classes) {
  LabelledPicture in(Split chosen) {
    return new LabelledPicture(picture, Optional.of(chosen), classes);
  }

  String sha256() {
    return picture.sha256();
  }
}
