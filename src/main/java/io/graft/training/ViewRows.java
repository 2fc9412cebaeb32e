package io.graft.training;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which row of an activation file holds which view of which example: first the plain view of every
 * example that training and validation look at, then view after view of the training examples.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ViewRows(int[] plainRow, int[] trainingRow, int pictures, int trainingPictures, int views) {

  static ViewRows of(List<Example> examples, int views) {
    var plain = new int[examples.size()];
    var training = new int[examples.size()];
    Arrays.fill(plain, -1);
    Arrays.fill(training, -1);
    int pictures = 0;
    int trainingPictures = 0;
    for (int i = 0; i < plain.length; i++) {
      switch (examples.get(i).split()) {
        case TRAIN -> {
          plain[i] = pictures++;
          training[i] = trainingPictures++;
        }
        case VALIDATION -> plain[i] = pictures++;
        case TEST -> {} // looked at once, when all is done
      }
    }
    return new ViewRows(plain, training, pictures, trainingPictures, views);
  }

  long of(int example, int view) {
    return view == 0
        ? plainRow[example]
        : pictures + (view - 1L) * trainingPictures + trainingRow[example];
  }

  long count() {
    return pictures + (views - 1L) * trainingPictures;
  }

  /** Which view a row is. */
  int view(long row) {
    return row < pictures ? 0 : Math.toIntExact(1 + (row - pictures) / trainingPictures);
  }

  /** Which one of {@link #examplesOf} its view a row is of. */
  int place(long row) {
    return Math.toIntExact(row < pictures ? row : (row - pictures) % trainingPictures);
  }

  /** The examples of a view in the order of their rows. */
  int[] examplesOf(int view) {
    var rows = view == 0 ? plainRow : trainingRow;
    return IntStream.range(0, rows.length).filter(i -> rows[i] >= 0).toArray();
  }

  /** Which rows are whose, in words. */
  @Override
  public String toString() {
    return "%d views of %s and %s"
        .formatted(views, Arrays.toString(examplesOf(0)), Arrays.toString(examplesOf(1)));
  }
}
