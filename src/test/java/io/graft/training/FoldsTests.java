package io.graft.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.graft.network.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldsTests {
  private static final int[] BY_CLASS = {11, 7, 23};
  private static final int TESTS = 5;

  @TempDir Path folder;

  /** Classes one after another, every fourth example for validation, and some of each for test. */
  private TrainingRequest request(int folds, int seed) throws IOException {
    var drawn =
        Drawings.request(
            folder,
            "{\"folds\":%d,\"seed\":%d,\"phases\":[{\"epochs\":1}]}".formatted(folds, seed));
    var examples = new ArrayList<Example>();
    for (int label = 0; label < BY_CLASS.length; label++) {
      for (int i = 0; i < BY_CLASS[label] + TESTS; i++) {
        var split = i >= BY_CLASS[label] ? Split.TEST : i % 4 == 0 ? Split.VALIDATION : Split.TRAIN;
        examples.add(Example.of(examples.size(), 1, label, split));
      }
    }
    return new TrainingRequest(
        drawn.architecture(),
        null,
        drawn.input(),
        drawn.task(),
        List.of("a", "b", "c"),
        examples,
        drawn.pack(),
        drawn.dataHash(),
        drawn.plan(),
        drawn.cache(),
        drawn.cacheBytes(),
        drawn.output(),
        drawn.device(),
        null);
  }

  private static long ofClass(TrainingRequest request, int[] examples, int label) {
    return Arrays.stream(examples).filter(i -> request.examples().get(i).label() == label).count();
  }

  @Test
  void everyExampleButThoseForTestIsInOneFold() throws IOException {
    var request = request(5, 1);
    var folds = Folds.of(request);

    var dealt =
        IntStream.range(0, 5).flatMap(fold -> Arrays.stream(folds.examples(fold))).toArray();

    assertThat(dealt).hasSize(41).doesNotHaveDuplicates();
    assertThat(Arrays.stream(dealt)).allMatch(i -> request.examples().get(i).split() != Split.TEST);
  }

  @Test
  void foldsAreAlikeInSizeAndClasses() throws IOException {
    var request = request(5, 1);
    var folds = Folds.of(request);

    for (int fold = 0; fold < 5; fold++) {
      var examples = folds.examples(fold);
      assertThat(examples.length).isBetween(8, 9);
      for (int label = 0; label < BY_CLASS.length; label++) {
        int least = BY_CLASS[label] / 5;
        assertThat(ofClass(request, examples, label)).isBetween((long) least, least + 1L);
      }
    }
  }

  @Test
  void theSeedDecidesWhoIsInWhichFold() throws IOException {
    var once = Folds.of(request(5, 1)).examples(0);

    assertThat(Folds.of(request(5, 1)).examples(0)).isEqualTo(once);
    assertThat(Folds.of(request(5, 2)).examples(0)).isNotEqualTo(once);
  }

  @Test
  void theNextFoldChoosesAndTheOthersTrain() throws IOException {
    var request = request(3, 1);
    var folds = Folds.of(request);

    var last = folds.holdingOut(2);

    assertThat(last).hasSameSizeAs(request.examples());
    assertThat(Arrays.stream(folds.examples(2))).allMatch(i -> last.get(i).split() == Split.TEST);
    assertThat(Arrays.stream(folds.examples(0)))
        .allMatch(i -> last.get(i).split() == Split.VALIDATION);
    assertThat(Arrays.stream(folds.examples(1))).allMatch(i -> last.get(i).split() == Split.TRAIN);
    for (int i = 0; i < last.size(); i++) {
      var before = request.examples().get(i);
      assertThat(last.get(i).label()).isEqualTo(before.label());
      assertThat(last.get(i).offset()).isEqualTo(before.offset());
      if (before.split() == Split.TEST) {
        assertThat(last.get(i)).isEqualTo(before);
      }
    }
  }

  @Test
  void allRunsShareTheRowsOfTheCache() throws IOException {
    var request = request(3, 1);
    var setup = Setup.of(request, new Watch(new RecordingEvents(), Clock.systemUTC()));

    var rows = setup.rows(4);

    assertThat(rows.pictures()).isEqualTo(41);
    assertThat(rows.trainingPictures()).isEqualTo(41);
    for (int held = 0; held < 3; held++) {
      assertThat(setup.holdingOut(Folds.of(request), held).rows(4)).hasToString(rows.toString());
    }
    var plain =
        Setup.of(request(0, 1), new Watch(new RecordingEvents(), Clock.systemUTC())).rows(4);
    assertThat(plain.pictures()).isEqualTo(41);
    assertThat(plain.trainingPictures()).isEqualTo(30);
  }

  @Test
  void aClassNeedsAnExampleForEveryFold() throws IOException {
    assertThat(Folds.of(request(7, 1)).examples(6)).isNotEmpty();
    assertThatThrownBy(() -> Folds.of(request(8, 1)))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage(
            "folds must be 0 (off) or at most 7, as class 'b' has no more training and validation"
                + " examples, was 8");
  }

  /** Figures of src/test/python/folds_golden.py. */
  @Test
  void summarisesTheFolds() {
    var folds =
        CrossValidation.of(
            Task.CLASSIFICATION,
            List.of(
                new FoldScore(1, 14, 13 / 14.0, 0.2, 0.9),
                new FoldScore(2, 13, 12 / 13.0, 0.3, 0.9),
                new FoldScore(3, 13, 10 / 13.0, 0.4, 0.7)));

    assertThat(folds.meanAccuracy()).isEqualTo(0.8736263736263736, within(1e-12));
    assertThat(folds.accuracyDeviation()).isEqualTo(0.09045097600634247, within(1e-12));
    assertThat(folds.examples()).isEqualTo(40);
    assertThat(folds.accuracy()).isEqualTo(0.875);
    var interval = Objects.requireNonNull(folds.accuracyInterval());
    assertThat(interval.low()).isEqualTo(0.738878801611489, within(1e-9));
    assertThat(interval.high()).isEqualTo(0.945404997490546, within(1e-9));
  }

  @Test
  void dealsExamplesWithTheSameLabelsEvenly() throws IOException {
    var drawn = Drawings.request(folder, "{\"folds\":4,\"phases\":[{\"epochs\":1}]}");
    var examples = new ArrayList<Example>();
    for (int i = 0; i < 36; i++) {
      var labels = i % 3 == 0 ? List.of(0, 1) : i % 3 == 1 ? List.of(1) : List.of(0);
      examples.add(new Example(i, 1, labels, i % 4 == 0 ? Split.VALIDATION : Split.TRAIN));
    }

    var folds = Folds.of(drawn.with(examples));

    for (int fold = 0; fold < 4; fold++) {
      var ofFold = Arrays.stream(folds.examples(fold)).mapToObj(examples::get).toList();
      assertThat(ofFold)
          .extracting(Example::labels)
          .containsOnly(List.of(0, 1), List.of(1), List.of(0));
      assertThat(ofFold).filteredOn(e -> e.labels().size() == 2).hasSize(3);
    }
  }
}
