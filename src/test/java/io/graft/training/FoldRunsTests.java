package io.graft.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.graft.network.Initializer;
import io.graft.training.TrainingEvent.EpochFinished;
import io.graft.training.TrainingEvent.PhaseStarted;
import io.graft.training.TrainingEvent.RangeTested;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Real trainings of a small network, with folds held out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("long")
class FoldRunsTests {
  private static final String PHASES =
      """
      "phases":[{"name":"head","epochs":8,"learningRate":0.01,"views":2},
                {"name":"end","open":"last:1","epochs":2,"learningRate":0.001,"views":2}]
      """;
  private static final String PLAN = "{\"folds\":3,%s}".formatted(PHASES);

  @TempDir static Path folder;
  private FoldedRun run;

  @BeforeAll
  void trainOnce() throws IOException {
    run = train(PLAN);
  }

  private FoldedRun train(String plan) throws IOException {
    return FoldedRun.of(Drawings.request(folder, plan));
  }

  @Test
  void tellsWhatThePlanIsWorthOnEveryFold() throws IOException {
    var folds = run.folds();
    assertThat(folds.folds()).extracting(FoldScore::fold).containsExactly(1, 2, 3);
    assertThat(folds.folds()).extracting(FoldScore::examples).containsExactly(12, 12, 12);
    assertThat(folds.folds()).allMatch(fold -> fold.loss() > 0 && fold.macroF1() <= 1);
    assertThat(folds.examples()).isEqualTo(36);
    assertThat(folds.meanAccuracy()).isGreaterThan(0.8);
    assertThat(folds.accuracy()).isEqualTo(folds.meanAccuracy(), within(1e-9));
    var first = folds.folds().getFirst();
    assertThat(run.notes())
        .contains(
            String.format(
                java.util.Locale.ROOT,
                "fold 1 of 3: accuracy %.4f on 12 examples",
                first.accuracy()));
  }

  @Test
  void tellsTheEpochsOfFoldsFromThoseOfTheModel() throws IOException {
    assertThat(run.events().of(PhaseStarted.class))
        .extracting(PhaseStarted::fold)
        .containsExactly(1, 1, 2, 2, 3, 3, null, null);
    var ofTheModel =
        run.events().of(EpochFinished.class).stream().filter(e -> e.fold() == null).toList();
    assertThat(ofTheModel).hasSize(10);
    var best = ofTheModel.stream().mapToDouble(EpochFinished::validationAccuracy).max();
    assertThat(run.trained().evaluation().split()).isEqualTo(Split.VALIDATION);
    assertThat(run.trained().evaluation().accuracy()).isEqualTo(best.orElseThrow(), within(1e-9));
  }

  @Test
  void theModelIsThatOfAPlanWithoutFolds() throws IOException {
    var plain = train("{%s}".formatted(PHASES));

    assertThat(run.sha256()).isEqualTo(plain.sha256());
    assertThat(plain.trained().crossValidation()).isNull();
  }

  @Test
  void frozenStagesAreComputedOnceForAllFolds() throws IOException {
    assertThat(run.notes()).filteredOn(note -> note.contains("were computed once")).hasSize(1);
    assertThat(run.notes()).filteredOn(note -> note.contains("from the cache")).hasSize(7);
  }

  @Test
  void theTestSplitStaysOutOfTheFolds() throws IOException {
    var drawn = Drawings.request(folder, PLAN);
    var split =
        drawn.with(
            IntStream.range(0, 36)
                .mapToObj(i -> forTestFrom(30, i, drawn.examples().get(i)))
                .toList());

    var tested = FoldedRun.of(split);

    assertThat(tested.folds().examples()).isEqualTo(30);
    assertThat(tested.trained().evaluation().split()).isEqualTo(Split.TEST);
    assertThat(tested.trained().evaluation().examples()).isEqualTo(6);
  }

  private static Example forTestFrom(int first, int i, Example example) {
    return i < first ? example : of(example, example.label(), Split.TEST);
  }

  private static Example of(Example example, int label, Split split) {
    return Example.of(example.offset(), example.length(), label, split);
  }

  @Test
  void nobodyLearnsFromWhatIsHeldOut() throws IOException {
    assertThat(firstFold(Split.TEST)).isEqualTo(firstFold(null));
    assertThat(firstFold(Split.TRAIN)).isNotEqualTo(firstFold(null));
  }

  /**
   * The weights trained where the first fold is held out.
   *
   * @param lied whose labels are wrong
   */
  private String firstFold(@Nullable Split lied) throws IOException {
    var request = Drawings.request(folder, PLAN);
    var watch = new Watch(new RecordingEvents(), Clock.systemUTC());
    var setup = Setup.of(request, watch).holdingOut(Folds.of(request), 0);
    var labelled =
        setup.request().examples().stream()
            .map(e -> e.split() == lied ? of(e, 1 - e.label(), e.split()) : e)
            .toList();
    var fold =
        new Setup(
            request.with(labelled), setup.network(), setup.device(), watch, 1, setup.everUsed());
    var cache = new CacheFolder(request.cache(), request.cacheBytes(), Clock.systemUTC());
    var checkpoints =
        new Checkpoints(request, setup.network(), new RecordingEvents(), Clock.systemUTC());
    try (var threads = Executors.newSingleThreadExecutor();
        var pixels =
            PixelStore.open(
                cache.pixels(setup.pixelKey()),
                request.pack(),
                labelled,
                request.input(),
                threads,
                watch)) {
      return new Phases(fold, new Pictures(fold, pixels, threads), cache, checkpoints)
          .run(new Initializer(1).network(setup.network()), null)
          .weights()
          .sha256();
    }
  }

  @Test
  void aLinearProbeHasFoldsToo() throws IOException {
    var probe = Drawings.request(folder, "{\"folds\":3}", Recipe.LINEAR_PROBE);

    var other = FoldedRun.of(probe);

    assertThat(other.folds().meanAccuracy()).isGreaterThan(0.8);
    assertThat(other.events().of(EpochFinished.class)).hasSize(4 * 6);
    assertThat(other.notes()).filteredOn(note -> note.contains("were computed once")).hasSize(1);
  }

  @Test
  void aRangeTestIsDoneOnceForAllFolds() throws IOException {
    var other =
        train(
            """
            {"folds":3,"phases":[{"name":"range","schedule":"range-test","epochs":3,"views":1},
                                 {"name":"head","epochs":2,"views":1}]}
            """);

    assertThat(other.events().of(RangeTested.class)).hasSize(1);
    assertThat(other.events().of(PhaseStarted.class))
        .extracting(PhaseStarted::name)
        .containsExactly("head", "head", "head", "range", "head");
    assertThat(other.folds().folds()).hasSize(3);
  }

  @Test
  void moreFoldsThanAClassHasExamplesAreRefused() throws IOException {
    assertThatThrownBy(() -> train("{\"folds\":19,\"phases\":[{\"epochs\":1}]}"))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining("at most 18, as class 'red'");
  }
}
