package io.graft.training;

import ai.djl.ndarray.types.Shape;
import io.graft.network.Compute;
import io.graft.network.Network;
import io.graft.network.Weights;
import io.graft.training.TrainingEvent.Noted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
   * Activations at a boundary: from a file, or computed whenever they are asked for where the first
   * of them show that to be cheaper. Either way they are the same bits, so that equal jobs stay
   * equal however long they take.
   *
   * @param boundaries of which files may be made in the same pass; none of them 0
   * @param epochs that will read it
   */
  Activations open(int boundary, SortedSet<Integer> boundaries, ViewRows rows, int epochs)
      throws IOException {
    long reads = (long) epochs * rows.pictures();
    boolean kept =
        made(boundary, boundaries, rows, epochs, (cost, missing) -> pays(cost, missing, reads));
    return kept ? mapped(boundary, rows) : again(boundary, rows);
  }

  /** The same in a file, whatever that costs. */
  ActivationFile keep(int boundary, SortedSet<Integer> boundaries, ViewRows rows, int epochs)
      throws IOException {
    made(boundary, boundaries, rows, epochs, (_, _) -> true);
    return mapped(boundary, rows);
  }

  private boolean made(
      int boundary,
      SortedSet<Integer> boundaries,
      ViewRows rows,
      int epochs,
      PrefixPass.Decision decision)
      throws IOException {
    var missing = new TreeSet<>(boundaries);
    missing.removeIf(b -> Files.exists(file(b, rows)));
    if (!missing.contains(boundary)) {
      say(
          "%s computed before, for %d pictures; they are taken from the cache"
              .formatted(stagesWere(boundary), rows.pictures()));
      return true;
    }
    long each = missing.stream().mapToLong(b -> rowBytes(setup, b)).sum();
    long bytes = rows.count() * each;
    makeRoom(Math.min(rows.count(), PrefixPass.UNDECIDED) * each);
    long started = System.nanoTime();
    boolean whole =
        fill(
            boundaries,
            missing,
            rows,
            (cost, left) -> {
              boolean keeps = decision.keeps(cost, left);
              if (keeps) {
                makeRoom(bytes);
              }
              return keeps;
            });
    if (whole) {
      double seconds = (System.nanoTime() - started) / 1e9;
      say(
          "%s computed once, for %d pictures in %d views (%d MB in the cache): %.1f s, in place of %.1f s for computing them in each of %d epochs"
              .formatted(
                  stagesWere(boundary),
                  rows.pictures(),
                  rows.views(),
                  bytes >> 20,
                  seconds,
                  seconds / rows.count() * rows.pictures() * epochs,
                  epochs));
    }
    return whole;
  }

  private void makeRoom(long bytes) throws IOException {
    cache.makeRoom(bytes, cache.pixels(setup.pixelKey()));
  }

  private boolean pays(RowCost cost, long missing, long reads) {
    boolean pays = cost.worthAFile(missing, reads);
    if (!pays) {
      say(
          "what the frozen stages make of the pictures is computed whenever it is needed, and not kept: %.1f s, in place of %.1f s, by what the first rows took to compute (%.2f ms), write (%.2f ms) and read (%.2f ms)"
              .formatted(
                  cost.computedAgain(reads),
                  cost.kept(missing, reads),
                  cost.compute() * 1e3,
                  cost.write() * 1e3,
                  cost.read() * 1e3));
    }
    return pays;
  }

  private ActivationFile mapped(int boundary, ViewRows rows) throws IOException {
    var file = file(boundary, rows);
    cache.touch(file);
    return new ActivationFile(file, shape(boundary));
  }

  private ComputedRows again(int boundary, ViewRows rows) throws IOException {
    var alone = new TreeSet<>(List.of(boundary));
    var stages = FrozenStages.of(setup, script, weights, compute, alone);
    return new ComputedRows(stages, drawing, script, rows, shape(boundary));
  }

  private Shape shape(int boundary) {
    return new Shape(setup.network().at(boundary).toArray());
  }

  static long rowBytes(Setup setup, int boundary) {
    return setup.network().at(boundary).elements() * Float.BYTES;
  }

  private static String stagesWere(int boundary) {
    return boundary == 1 ? "the frozen stage was" : "the %d frozen stages were".formatted(boundary);
  }

  private void say(String message) {
    setup.watch().tell(new Noted(message));
  }

  private boolean fill(
      SortedSet<Integer> boundaries,
      SortedSet<Integer> missing,
      ViewRows rows,
      PrefixPass.Decision decision)
      throws IOException {
    var halves = new TreeMap<Integer, ActivationFile.Half>();
    try (var stages = FrozenStages.of(setup, script, weights, compute, boundaries)) {
      for (int boundary : missing) {
        halves.put(boundary, new ActivationFile.Half(file(boundary, rows)));
      }
      var pass = new PrefixPass(setup, script, drawing, rows);
      boolean whole = pass.fill(stages, List.copyOf(boundaries), halves, decision);
      if (whole) {
        for (var half : halves.values()) {
          half.finish();
        }
      }
      return whole;
    } finally {
      for (var half : halves.values()) {
        half.close();
      }
    }
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
