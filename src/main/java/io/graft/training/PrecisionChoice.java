package io.graft.training;

import io.graft.network.Compute;
import io.graft.network.Weights;
import io.graft.training.TrainingEvent.Noted;
import java.io.IOException;
import java.util.Locale;

/** Decides what a phase computes in; {@code auto} is tried out on a few pictures. */
class PrecisionChoice {
  private static final int RUNS = 3;
  private static final int BATCH = 8;

  /** bfloat16 has fewer digits: it must be worth it. */
  private static final double WORTH = 1.15;

  private final Setup setup;
  private final Weights weights;
  private final Drawing drawing;

  PrecisionChoice(Setup setup, Weights weights, Drawing drawing) {
    this.setup = setup;
    this.weights = weights;
    this.drawing = drawing;
  }

  Compute of(Precision precision) throws IOException {
    return switch (precision) {
      case FLOAT32 -> Compute.FLOAT32;
      case BFLOAT16 -> Compute.BFLOAT16;
      case AUTO -> faster();
    };
  }

  private Compute faster() throws IOException {
    double whole = seconds(Compute.FLOAT32);
    double half = seconds(Compute.BFLOAT16);
    var choice = whole / half >= WORTH ? Compute.BFLOAT16 : Compute.FLOAT32;
    setup
        .watch()
        .tell(
            new Noted(
                "computes in %s: %d pictures take %.0f ms in float32 and %.0f ms in bfloat16"
                    .formatted(
                        choice.name().toLowerCase(Locale.ROOT), BATCH, whole * 1000, half * 1000)));
    return choice;
  }

  /** The shortest of some runs, after one to warm up. */
  private double seconds(Compute compute) throws IOException {
    try (var script = setup.script(weights, compute)) {
      script.mode(false, setup.network().depth());
      double shortest = Double.MAX_VALUE;
      for (int run = 0; run <= RUNS; run++) {
        try (var memory = script.memory()) {
          var pixels = drawing.finish(memory, drawing.start(new int[BATCH], 0));
          long started = System.nanoTime();
          var logits = script.run("suffix_0", pixels).toFloatArray(); // waits for the device
          double took = (System.nanoTime() - started) / 1e9;
          shortest = run == 0 || logits.length == 0 ? shortest : Math.min(shortest, took);
        }
      }
      return shortest;
    }
  }
}
