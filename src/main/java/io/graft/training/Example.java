package io.graft.training;

import java.util.List;

/**
 * One labelled picture, encoded as it was uploaded.
 *
 * @param offset of its first byte in the pack
 * @param labels indices into the class names, rising; in a classification exactly one
 */
public record Example(long offset, int length, List<Integer> labels, Split split) {

  public Example {
    labels = List.copyOf(labels);
  }

  /** One of a classification. */
  public static Example of(long offset, int length, int label, Split split) {
    return new Example(offset, length, List.of(label), split);
  }

  /** Its only label; to be asked in a classification. */
  int label() {
    if (labels.size() != 1) {
      throw new IllegalStateException("it has the labels %s, not one".formatted(labels));
    }
    return labels.getFirst();
  }
}
