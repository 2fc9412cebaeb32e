package io.graft.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.graft.network.Compute;
import io.graft.network.Network;
import io.graft.network.Weights;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Computes what frozen stages make of every picture, once, and keeps it under a name made of all
 * that it depends on. Activations at several boundaries of the same weights come out of one pass.
 */
class Prefix {
  private static final int BATCH = 32;

  private final TrainingRequest request;
  private final Script script;
  private final Compute compute;
  private final Weights weights;
  private final Drawing drawing;
  private final Watch watch;
  private final CacheFolder cache;

  Prefix(
      TrainingRequest request,
      Script script,
      Compute compute,
      Weights weights,
      Drawing drawing,
      Watch watch,
      CacheFolder cache) {
    this.request = request;
    this.script = script;
    this.compute = compute;
    this.weights = weights;
    this.drawing = drawing;
    this.watch = watch;
    this.cache = cache;
  }

  /**
   * What one picture's activations at a boundary are, found by computing one.
   *
   * @param seconds that it took
   */
  record Row(Shape shape, double seconds) {
    long bytes() {
      return shape.size() * Float.BYTES;
    }
  }

  Row row(int boundary) throws IOException {
    try (var memory = script.memory()) {
      var one = drawing.finish(memory, drawing.start(new int[] {0}, 0));
      var _ = script.run("prefix_" + boundary, one).toByteBuffer(); // the first takes longer
      long started = System.nanoTime();
      var activations = script.run("prefix_" + boundary, one);
      var _ = activations.toByteBuffer();
      return new Row(activations.getShape().slice(1), (System.nanoTime() - started) / 1e9);
    }
  }

  /**
   * The file of a boundary; where it is missing it is computed, and so are those of the later
   * boundaries asked for.
   *
   * @param boundaries ascending, none of them 0
   */
  ActivationFile open(
      int boundary, List<Integer> boundaries, ViewRows rows, Augmentation augmentation)
      throws IOException {
    var file = file(boundary, rows, augmentation);
    if (!Files.exists(file)) {
      var missing =
          boundaries.stream().filter(b -> !Files.exists(file(b, rows, augmentation))).toList();
      long bytes = 0;
      for (int b : missing) {
        bytes += rows.count() * row(b).bytes();
      }
      cache.makeRoom(bytes, cache.pixels(Trainer.pixelKey(request)));
      compute(missing, rows, augmentation);
    } else {
      watch.tell(
          new TrainingEvent.Noted(
              "the %d frozen stages were computed before, for %d pictures; they are taken from the cache"
                  .formatted(boundary, rows.count())));
    }
    cache.touch(file);
    return new ActivationFile(file, rows.count());
  }

  private void compute(List<Integer> boundaries, ViewRows rows, Augmentation augmentation)
      throws IOException {
    var halves = new TreeMap<Integer, ActivationFile.Half>();
    try {
      for (int boundary : boundaries) {
        halves.put(boundary, new ActivationFile.Half(file(boundary, rows, augmentation)));
      }
      script.mode(false, script.network().depth());
      long done = 0;
      var chunks = chunks(rows);
      var drawn = drawing.start(chunks.getFirst().examples(), 0);
      for (int i = 0; i < chunks.size(); i++) {
        var chunk = chunks.get(i);
        try (var memory = script.memory()) {
          var pixels = drawing.finish(memory, drawn);
          if (i + 1 < chunks.size()) {
            drawn = drawing.start(chunks.get(i + 1).examples(), chunks.get(i + 1).view());
          }
          int reached = 0;
          NDArray x = pixels;
          for (var half : halves.entrySet()) {
            x = advance(x, reached, half.getKey());
            reached = half.getKey();
            half.getValue().append(x.toByteBuffer());
          }
        }
        done += chunk.examples().length;
        watch.progress("computing frozen stages", done, rows.count());
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

  private NDArray advance(NDArray x, int from, int to) {
    if (from == 0) {
      return script.run("prefix_" + to, x);
    }
    for (int stage = from; stage < to; stage++) {
      x = script.run("stage_" + stage, x);
    }
    return from < to && to == script.network().depth() ? script.run("pool", x) : x;
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

  private Path file(int boundary, ViewRows rows, Augmentation augmentation) {
    Network network = script.network();
    var frozen =
        IntStream.range(0, boundary).boxed().flatMap(i -> network.stateNames(i).stream()).toList();
    var name =
        digest(
            Trainer.pixelKey(request)
                + request.input()
                + network.architecture()
                + weights.sha256(frozen)
                + boundary
                + (compute == Compute.FLOAT32 ? "" : compute.name())
                + (boundary == network.depth() ? network.head().pooling() : "")
                + rows.views()
                + (rows.views() > 1 ? augmentation + " " + request.plan().seed() : ""));
    return cache.activations(name);
  }

  static String digest(String text) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
