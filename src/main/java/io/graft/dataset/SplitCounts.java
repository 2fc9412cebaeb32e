package io.graft.dataset;

import java.util.List;

/** How many samples each split has. */
public record SplitCounts(int train, int val, int test) {
  static SplitCounts of(List<LabelledPicture> pictures) {
    return new SplitCounts(
        count(pictures, Split.TRAIN), count(pictures, Split.VAL), count(pictures, Split.TEST));
  }

  int total() {
    return train + val + test;
  }

  private static int count(List<LabelledPicture> pictures, Split split) {
    return (int)
        pictures.stream().filter(picture -> picture.split().orElseThrow() == split).count();
  }
}
