package io.graft.training;

import java.util.Arrays;

/** What a network answered to some examples: a row of logits for each. */
class Answers {
  private final int classes;
  private final int[] examples;
  private final int[] labels;
  private final float[][] rows;
  private int size;

  /**
   * For answers that are yet to come.
   *
   * @param examples their numbers
   * @param labels what they are
   */
  Answers(int classes, int[] examples, int[] labels) {
    this.classes = classes;
    this.examples = examples.clone();
    this.labels = labels.clone();
    this.rows = new float[labels.length][];
  }

  /** Takes in the answers to the next examples, row after row. */
  void add(float[] logits) {
    for (int from = 0; from < logits.length; from += classes) {
      rows[size++] = Arrays.copyOfRange(logits, from, from + classes);
    }
  }

  int size() {
    return size;
  }

  int classes() {
    return classes;
  }

  int example(int row) {
    return examples[row];
  }

  int label(int row) {
    return labels[row];
  }

  float[] logits(int row) {
    return rows[row];
  }

  /** Of equal logits the first. */
  int likeliest(int row) {
    int likeliest = 0;
    for (int i = 1; i < classes; i++) {
      likeliest = rows[row][i] > rows[row][likeliest] ? i : likeliest;
    }
    return likeliest;
  }

  boolean right(int row) {
    return likeliest(row) == labels[row];
  }

  /** Whether fewer than so many classes are likelier than the right one. */
  boolean rightAmong(int row, int first) {
    int likelier = 0;
    for (float logit : rows[row]) {
      likelier += logit > rows[row][labels[row]] ? 1 : 0;
    }
    return likelier < first;
  }
}
