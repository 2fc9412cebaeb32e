package io.graft.bench;

import io.graft.backbone.input.ImageInput;
import io.graft.backbone.input.Interpolation;
import io.graft.backbone.input.Pictures;
import io.graft.backbone.input.Pixels;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * From JPEG files to batches of 224 pixels: Graft's reader next to a DataLoader with PIL on as many
 * worker processes, in turns, both warm: as in the later part of a large set. A training job does
 * this once and then reads pixels from its cache. Arguments: FOLDER PYTHON [ROUNDS]; FOLDER has a
 * folder per class.
 */
public final class InputBench {
  private static final int SIZE = 224;
  private static final int BATCH = 32;
  private static final ImageInput INPUT = ImageInput.imagenet(SIZE, 0.875, Interpolation.BILINEAR);

  private InputBench() {}

  public static void main(String[] arguments) throws Exception {
    var folder = Path.of(arguments[0]);
    int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
    int cores = Runtime.getRuntime().availableProcessors();
    var own = new ArrayList<Double>();
    var peer = new ArrayList<Double>();
    try (var threads = Executors.newFixedThreadPool(cores)) {
      for (int warm = 0; warm < 10; warm++) {
        pass(folder, threads);
      }
      for (int round = 0; round < rounds; round++) {
        own.add(pass(folder, threads));
        peer.add(dataLoader(arguments[1], folder, cores));
        System.out.printf(
            "graft %6.1f pictures/s, DataLoader %6.1f%n", own.getLast(), peer.getLast());
      }
    }
    double graft = median(own);
    double pil = median(peer);
    System.out.printf(
        "median: graft %.1f pictures/s, DataLoader %.1f, ratio %.2f%n", graft, pil, graft / pil);
  }

  private static double pass(Path folder, ExecutorService threads) throws Exception {
    var batch = ByteBuffer.allocateDirect(BATCH * SIZE * SIZE * 3);
    long started = System.nanoTime();
    int count = 0;
    var waiting = new ArrayList<Future<Pixels>>();
    for (var file : files(folder)) {
      waiting.add(threads.submit(() -> INPUT.prepare(new Pictures().decode(bytes(file)))));
    }
    for (var picture : waiting) {
      if (!batch.hasRemaining()) {
        batch.clear();
      }
      batch.put(picture.get().rgb());
      count++;
    }
    return count * 1e9 / (System.nanoTime() - started);
  }

  private static byte[] bytes(Path file) throws IOException {
    return Files.readAllBytes(file);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static double dataLoader(String python, Path folder, int workers) throws Exception {
    var process =
        new ProcessBuilder(
                python,
                "src/bench/python/pytorch_input.py",
                folder.toString(),
                Integer.toString(workers))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var lines = process.inputReader()) {
      var last = String.join("\n", lines.lines().toList()).strip();
      if (process.waitFor() != 0) {
        throw new IOException("pytorch_input ended with " + process.exitValue());
      }
      return Double.parseDouble(last);
    }
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
