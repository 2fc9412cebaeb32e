package io.graft.training;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Which row of an activation file holds which view of which example: first the plain view of every
 * example, then view after view of the training examples.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ViewRows(int examples, int[] trainingIndex, int trainingExamples, int views) {

  static ViewRows of(List<Example> examples, int views) {
    var index = new int[examples.size()];
    int training = 0;
    for (int i = 0; i < index.length; i++) {
      index[i] = examples.get(i).split() == Split.TRAIN ? training++ : -1;
    }
    return new ViewRows(examples.size(), index, training, views);
  }

  long of(int example, int view) {
    return view == 0 ? example : examples + (view - 1L) * trainingExamples + trainingIndex[example];
  }

  long count() {
    return examples + (views - 1L) * trainingExamples;
  }

  /** The examples of a view in the order of their rows. */
  int[] examplesOf(int view) {
    return IntStream.range(0, examples).filter(i -> view == 0 || trainingIndex[i] >= 0).toArray();
  }
}
