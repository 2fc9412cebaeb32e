package io.graft.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.graft.network.Initializer;
import io.graft.network.Safetensors;
import io.graft.training.TrainingEvent.Checkpointed;
import io.graft.training.TrainingEvent.EpochFinished;
import io.graft.training.TrainingEvent.Noted;
import io.graft.training.TrainingEvent.PhaseStarted;
import io.graft.training.TrainingEvent.RangeTested;
import io.graft.training.TrainingOutcome.Stopped;
import io.graft.training.TrainingOutcome.Trained;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real trainings of a small network, with folds held out. */
class FoldRunsTests {
  private static final String PHASES =
      """
      "phases":[{"name":"head","epochs":8,"learningRate":0.01,"views":2},
                {"name":"end","open":"last:1","epochs":2,"learningRate":0.001,"views":2}]
      """;
  private static final String PLAN = "{\"folds\":3,%s}".formatted(PHASES);

  @TempDir Path folder;

  private record Run(TrainingOutcome outcome, RecordingEvents events, Path output) {
    Trained trained() {
      assertThat(outcome).isInstanceOf(Trained.class);
      return (Trained) outcome;
    }

    CrossValidation folds() {
      return Objects.requireNonNull(trained().crossValidation());
    }

    String sha256() throws IOException {
      return Safetensors.read(output.resolve("model.safetensors")).sha256();
    }

    List<Path> checkpoints() {
      return events.of(Checkpointed.class).stream().map(Checkpointed::file).toList();
    }

    List<String> notes() {
      return events.of(Noted.class).stream().map(Noted::message).toList();
    }
  }

  private static Run train(TrainingRequest request, RecordingEvents events, InstantSource clock)
      throws IOException {
    return new Run(new Trainer(request, events, clock).train(), events, request.output());
  }

  private Run train(String plan) throws IOException {
    return train(Drawings.request(folder, plan), new RecordingEvents(), Clock.systemUTC());
  }

  private Run trainUntil(TrainingRequest request, Predicate<TrainingEvent> last)
      throws IOException {
    var run = train(request, new RecordingEvents().stoppingAfter(last), Clock.systemUTC());
    assertThat(run.outcome()).isEqualTo(new Stopped());
    return run;
  }

  private Run goOn(TrainingRequest request, Path checkpoint) throws IOException {
    return train(request.from(checkpoint), new RecordingEvents(), Clock.systemUTC());
  }

  @Test
  void tellsWhatThePlanIsWorthOnEveryFold() throws IOException {
    var run = train(PLAN);

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
    var run = train(PLAN);

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

    assertThat(train(PLAN).sha256()).isEqualTo(plain.sha256());
    assertThat(plain.trained().crossValidation()).isNull();
  }

  @Test
  void frozenStagesAreComputedOnceForAllFolds() throws IOException {
    var run = train(PLAN);

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

    var run = train(split, new RecordingEvents(), Clock.systemUTC());

    assertThat(run.folds().examples()).isEqualTo(30);
    assertThat(run.trained().evaluation().split()).isEqualTo(Split.TEST);
    assertThat(run.trained().evaluation().examples()).isEqualTo(6);
  }

  private static Example forTestFrom(int first, int i, Example example) {
    return i < first ? example : of(example, example.label(), Split.TEST);
  }

  private static Example of(Example example, int label, Split split) {
    return new Example(example.offset(), example.length(), label, split);
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
    var run =
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
      return new Phases(run, new Pictures(run, pixels, threads), cache, checkpoints)
          .run(new Initializer(1).network(setup.network()), null)
          .weights()
          .sha256();
    }
  }

  @Test
  void aLinearProbeHasFoldsToo() throws IOException {
    var probe = Drawings.request(folder, "{\"folds\":3}", Recipe.LINEAR_PROBE);

    var run = train(probe, new RecordingEvents(), Clock.systemUTC());

    assertThat(run.folds().meanAccuracy()).isGreaterThan(0.8);
    assertThat(run.events().of(EpochFinished.class)).hasSize(4 * 6);
    assertThat(run.notes()).filteredOn(note -> note.contains("were computed once")).hasSize(1);
  }

  @Test
  void aRangeTestIsDoneOnceForAllFolds() throws IOException {
    var run =
        train(
            """
            {"folds":3,"phases":[{"name":"range","schedule":"range-test","epochs":3,"views":1},
                                 {"name":"head","epochs":2,"views":1}]}
            """);

    assertThat(run.events().of(RangeTested.class)).hasSize(1);
    assertThat(run.events().of(PhaseStarted.class))
        .extracting(PhaseStarted::name)
        .containsExactly("head", "head", "head", "range", "head");
    assertThat(run.folds().folds()).hasSize(3);
  }

  @Test
  void moreFoldsThanAClassHasExamplesAreRefused() throws IOException {
    assertThatThrownBy(() -> train("{\"folds\":19,\"phases\":[{\"epochs\":1}]}"))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining("at most 18, as class 'red'");
  }

  @ParameterizedTest
  @CsvSource({"1, 3", "2, 1", "2, 8", "2, 9", "3, 10"})
  void goesOnWithinAFoldToTheSameBits(int fold, int epochs) throws IOException {
    var whole = train(PLAN);
    int[] seen = {0};
    var first =
        trainUntil(
            Drawings.request(folder, PLAN),
            e ->
                e instanceof EpochFinished done
                    && Objects.equals(done.fold(), fold)
                    && ++seen[0] == epochs);

    var second = goOn(Drawings.request(folder, PLAN), first.checkpoints().getLast());

    assertThat(second.folds()).isEqualTo(whole.folds());
    assertThat(second.sha256()).isEqualTo(whole.sha256());
    assertThat(
            first.events().of(EpochFinished.class).size()
                + second.events().of(EpochFinished.class).size())
        .isEqualTo(whole.events().of(EpochFinished.class).size());
  }

  @Test
  void goesOnWithinAnEpochOfAFoldToTheSameBits() throws IOException {
    var whole =
        train(
            Drawings.request(folder, PLAN),
            new RecordingEvents(),
            new HastyClock(Duration.ofMinutes(1)));
    var within =
        whole.events().of(Checkpointed.class).stream()
            .filter(c -> c.step() > 0)
            .map(Checkpointed::file)
            .filter(file -> read(file).folds().size() == 1)
            .findFirst()
            .orElseThrow();

    var second = goOn(Drawings.request(folder, PLAN), within);

    assertThat(second.notes()).anyMatch(note -> note.matches("goes on from .* in fold 2 of 3"));
    assertThat(second.folds()).isEqualTo(whole.folds());
    assertThat(second.sha256()).isEqualTo(whole.sha256());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void goesOnAfterAFoldWhosePhasesHaveNoCheckpoints(int done) throws IOException {
    var plan = "{\"folds\":3}";
    var whole =
        train(
            Drawings.request(folder, plan, Recipe.LINEAR_PROBE),
            new RecordingEvents(),
            Clock.systemUTC());
    var first =
        trainUntil(
            Drawings.request(folder, plan, Recipe.LINEAR_PROBE),
            e -> e instanceof Noted(var note) && note.startsWith("fold %d of 3".formatted(done)));

    var second =
        goOn(Drawings.request(folder, plan, Recipe.LINEAR_PROBE), first.checkpoints().getLast());

    assertThat(second.notes()).contains("goes on after fold %d of 3".formatted(done));
    assertThat(second.folds()).isEqualTo(whole.folds());
    assertThat(second.sha256()).isEqualTo(whole.sha256());
    assertThat(second.events().of(EpochFinished.class)).hasSize((4 - done) * 6);
  }

  private static Checkpoint read(Path file) {
    try {
      return Checkpoint.read(file);
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }
}
