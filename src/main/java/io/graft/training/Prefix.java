package io.graft.training;

import ai.djl.ndarray.types.Shape;
import io.graft.network.Compute;
import io.graft.network.Network;
import io.graft.network.Weights;
import io.graft.training.TrainingEvent.Noted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Computes what frozen stages make of every picture, once, and keeps it under a name made of all
 * that it depends on. Activations at several boundaries of the same weights come out of one pass.
 */
class Prefix {
  private static final int BATCH = 16;

  private final Setup setup;
  private final Script script;
  private final Compute compute;
  private final Weights weights;
  private final Drawing drawing;
  private final CacheFolder cache;

  Prefix(
      Setup setup,
      Script script,
      Compute compute,
      Weights weights,
      Drawing drawing,
      CacheFolder cache) {
    this.setup = setup;
    this.script = script;
    this.compute = compute;
    this.weights = weights;
    this.drawing = drawing;
    this.cache = cache;
  }

  /**
   * The file of a boundary; where it is missing it is computed, and so are those of the later
   * boundaries asked for.
   *
   * @param boundaries none of them 0
   * @param epochs that will read it
   */
  ActivationFile open(int boundary, SortedSet<Integer> boundaries, ViewRows rows, int epochs)
      throws IOException {
    var missing = new TreeSet<>(boundaries);
    missing.removeIf(b -> Files.exists(file(b, rows)));
    if (missing.contains(boundary)) {
      long bytes = missing.stream().mapToLong(b -> rows.count() * rowBytes(setup, b)).sum();
      cache.makeRoom(bytes, cache.pixels(setup.pixelKey()));
      long started = System.nanoTime();
      try (var stages = FrozenStages.of(setup, script, weights, compute, boundaries)) {
        compute(boundaries, missing, rows, stages);
      }
      double seconds = (System.nanoTime() - started) / 1e9;
      tell(boundary, rows, bytes, seconds, epochs);
    } else {
      setup
          .watch()
          .tell(
              new Noted(
                  "the %d frozen stages were computed before, for %d pictures; they are taken from the cache"
                      .formatted(boundary, rows.count())));
    }
    var file = file(boundary, rows);
    cache.touch(file);
    var shape = setup.network().at(boundary);
    return new ActivationFile(file, new Shape(shape.toArray()));
  }

  static long rowBytes(Setup setup, int boundary) {
    return setup.network().at(boundary).elements() * Float.BYTES;
  }

  /**
   * Why the cache is used. Whether it is depends on sizes and counts alone: times differ from run
   * to run, and results must not.
   */
  private void tell(int boundary, ViewRows rows, long bytes, double seconds, int epochs) {
    setup
        .watch()
        .tell(
            new Noted(
                "the %d frozen stages were computed once, for %d pictures in %d views (%d MB in the cache): %.1f s, in place of %.1f s for computing them in each of %d epochs"
                    .formatted(
                        boundary,
                        rows.pictures(),
                        rows.views(),
                        bytes >> 20,
                        seconds,
                        seconds / rows.count() * rows.pictures() * epochs,
                        epochs)));
  }

  private void compute(
      SortedSet<Integer> boundaries, SortedSet<Integer> missing, ViewRows rows, FrozenStages stages)
      throws IOException {
    var halves = new TreeMap<Integer, ActivationFile.Half>();
    try {
      for (int boundary : missing) {
        halves.put(boundary, new ActivationFile.Half(file(boundary, rows)));
      }
      var order = List.copyOf(boundaries);
      long done = 0;
      var chunks = chunks(rows);
      var drawn = drawing.start(chunks.getFirst().examples(), 0);
      for (int i = 0; i < chunks.size(); i++) {
        var chunk = chunks.get(i);
        try (var memory = script.memory()) {
          var pixels = drawing.pixels(memory, drawn, new Mixing.None());
          if (i + 1 < chunks.size()) {
            drawn = drawing.start(chunks.get(i + 1).examples(), chunks.get(i + 1).view());
          }
          var activations = stages.activations(memory, pixels, chunk.examples().length);
          for (int k = 0; k < order.size(); k++) {
            var half = halves.get(order.get(k));
            if (half != null) {
              half.append(activations.get(k).toByteBuffer());
            }
          }
        }
        done += chunk.examples().length;
        setup.watch().progress("computing frozen stages", done, rows.count());
      }
      for (var half : halves.values()) {
        half.finish();
      }
    } finally {
      for (var half : halves.values()) {
        half.close();
      }
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Chunk(int[] examples, int view) {}

  private static List<Chunk> chunks(ViewRows rows) {
    var chunks = new ArrayList<Chunk>();
    for (int view = 0; view < rows.views(); view++) {
      var examples = rows.examplesOf(view);
      for (int from = 0; from < examples.length; from += BATCH) {
        chunks.add(
            new Chunk(
                Arrays.copyOfRange(examples, from, Math.min(examples.length, from + BATCH)), view));
      }
    }
    return chunks;
  }

  private Path file(int boundary, ViewRows rows) {
    Network network = script.network();
    var frozen =
        IntStream.range(0, boundary).boxed().flatMap(i -> network.stateNames(i).stream()).toList();
    var request = setup.request();
    var name =
        Hash.of(
            setup.pixelKey()
                + request.input()
                + rows
                + network.architecture()
                + weights.sha256(frozen)
                + boundary
                + compute
                + FrozenStages.engine(setup, compute)
                + (boundary == network.depth() ? network.head().pooling() : "")
                + (rows.views() > 1
                    ? drawing.augmentation().unmixed() + " " + request.plan().seed()
                    : ""));
    return cache.activations(name);
  }
}
