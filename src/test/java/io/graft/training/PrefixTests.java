package io.graft.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.graft.network.Compute;
import io.graft.network.Initializer;
import io.graft.network.Weights;
import io.graft.training.TrainingEvent.Noted;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 24 pictures to learn from and 12 others, in eight views: 17 runs of the frozen stages. */
class PrefixTests {
  private static final int BOUNDARY = 2;
  private static final int READ_OFTEN = 1000;

  @TempDir Path folder;
  private final RecordingEvents events = new RecordingEvents();
  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private Setup setup;
  private Weights weights;
  private CacheFolder cache;
  private ViewRows rows;
  private PixelStore pixels;

  @BeforeEach
  void setUp() throws IOException {
    var request = Drawings.request(folder, "{}");
    setup = Setup.of(request, new Watch(events, Clock.systemUTC()));
    weights = new Initializer(1).network(setup.network());
    cache = new CacheFolder(request.cache(), request.cacheBytes(), Clock.systemUTC());
    rows = setup.rows(8);
    pixels =
        PixelStore.open(
            cache.pixels(setup.pixelKey()),
            request.pack(),
            request.examples(),
            request.input(),
            threads,
            setup.watch());
  }

  @AfterEach
  void tearDown() throws IOException {
    pixels.close();
    threads.shutdown();
  }

  private Prefix prefix(Script script, Compute compute) {
    var drawing = new Pictures(setup, pixels, threads).drawing(Augmentation.GENTLE);
    return new Prefix(setup, script, compute, weights, drawing, cache);
  }

  private static SortedSet<Integer> boundaries(Integer... boundaries) {
    return new TreeSet<>(List.of(boundaries));
  }

  /** Batches of several sizes, of plain pictures and of others. */
  private List<byte[]> read(Activations activations) throws IOException {
    return List.of(
        gathered(activations, 0),
        gathered(activations, 5, 35, 36, 59, 60),
        gathered(activations, LongStream.range(0, rows.count()).toArray()),
        gathered(activations, LongStream.range(0, 40).map(i -> (i * 31) % rows.count()).toArray()));
  }

  private static byte[] gathered(Activations activations, long... chosen) throws IOException {
    var batch = ByteBuffer.allocate(chosen.length * activations.rowFloats() * Float.BYTES);
    activations.gather(chosen, batch);
    assertThat(batch.hasRemaining()).isFalse();
    return batch.array();
  }

  @ParameterizedTest
  @EnumSource
  void rowsComputedAgainHaveTheBitsOfThoseInAFile(Compute compute) throws IOException {
    try (var script = setup.script(weights, compute, boundaries(1, BOUNDARY))) {
      var prefix = prefix(script, compute);
      List<byte[]> computed;
      try (var again = prefix.open(BOUNDARY, boundaries(BOUNDARY), rows, 0)) {
        assertThat(again).isInstanceOf(ComputedRows.class);
        computed = read(again);
      }
      try (var file = prefix.keep(BOUNDARY, boundaries(1, BOUNDARY), rows, 0)) {
        assertThat(read(file)).usingElementComparator(Arrays::compare).isEqualTo(computed);
      }
    }
  }

  @Test
  void rowsThatAreReadOftenAreKept() throws IOException {
    try (var script = setup.script(weights, Compute.FLOAT32);
        var kept = open(script, READ_OFTEN)) {
      assertThat(kept).isInstanceOf(ActivationFile.class);
      assertThat(notes()).anyMatch(note -> note.contains("were computed once"));
    }
    try (var script = setup.script(weights, Compute.FLOAT32);
        var found = open(script, 0)) {
      assertThat(found).isInstanceOf(ActivationFile.class);
      assertThat(notes()).anyMatch(note -> note.contains("from the cache"));
    }
  }

  @Test
  void saysWhyRowsAreNotKeptAndLeavesNoFile() throws IOException {
    try (var script = setup.script(weights, Compute.FLOAT32);
        var again = open(script, 0)) {
      assertThat(again).isInstanceOf(ComputedRows.class);
    }
    assertThat(notes()).anyMatch(note -> note.contains("whenever it is needed, and not kept"));
    assertThat(setup.request().cache().resolve("activations")).isEmptyDirectory();
  }

  /** All rows fit into the cache, and the first of them into it with what is there. */
  @Test
  void whatIsInTheCacheGoesOnlyForRowsThatAreKept() throws IOException {
    long row = Prefix.rowBytes(setup, BOUNDARY);
    var old = cache.activations("of another job");
    Files.createDirectories(old.getParent());
    Files.write(old, new byte[(int) (30 * row)]);
    long budget = bytes(cache.pixels(setup.pixelKey())) + rows.count() * row;
    cache = new CacheFolder(setup.request().cache(), budget, Clock.systemUTC());
    try (var script = setup.script(weights, Compute.FLOAT32)) {
      open(script, 0).close();
      assertThat(old).exists();

      open(script, READ_OFTEN).close();
      assertThat(old).doesNotExist();
    }
  }

  private static long bytes(Path entry) throws IOException {
    try (var files = Files.walk(entry)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private Activations open(Script script, int epochs) throws IOException {
    return prefix(script, Compute.FLOAT32).open(BOUNDARY, boundaries(BOUNDARY), rows, epochs);
  }

  private List<String> notes() {
    return events.of(Noted.class).stream().map(Noted::message).toList();
  }
}
