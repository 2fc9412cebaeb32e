package io.graft.dataset;

import java.util.Optional;

/** A picture and what its folders say of it. */
record LabelledPicture(PackedPicture picture, Optional<Split> split, String className) {
  LabelledPicture in(Split chosen) {
    return new LabelledPicture(picture, Optional.of(chosen), className);
  }

  String sha256() {
    return picture.sha256();
  }
}
