package io.graft.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.graft.backbone.input.ImageInput;
import io.graft.network.Compute;
import io.graft.network.Initializer;
import io.graft.network.Task;
import io.graft.network.Weights;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/** Measures how fast this device computes with a network, in seconds and not minutes. */
public class Speedometer {
  private static final int RUNS = 3;
  private static final int FROZEN_BATCH = 16;
  private static final int STEP_BATCH = 8;
  private static final int HEAD_BATCH = 32;

  private final Setup setup;
  private final Weights weights;

  private Speedometer(Setup setup) {
    this.setup = setup;
    this.weights = new Initializer(1).network(setup.network());
  }

  public static Speed measure(String architecture, ImageInput input, String device)
      throws IOException {
    var plan = TrainingPlans.expand(Recipe.FULL, null);
    var nothing = Path.of("");
    var classes = List.of("one", "other");
    var request =
        new TrainingRequest(
            architecture,
            null,
            input,
            Task.CLASSIFICATION,
            classes,
            List.of(),
            nothing,
            "",
            plan,
            nothing,
            0,
            nothing,
            device,
            null);
    var watch = new Watch(Silence.INSTANCE, InstantSource.system());
    return new Speedometer(Setup.of(request, watch)).measure();
  }

  private enum Silence implements TrainingEvents {
    INSTANCE;

    @Override
    public void happened(TrainingEvent event) {}

    @Override
    public boolean stopRequested() {
      return false;
    }
  }

  private Speed measure() throws IOException {
    var pictures = new PictureSpeed(setup.request().input());
    var boundaries = Set.of(0, setup.network().depth());
    try (var script = setup.script(weights, Compute.FLOAT32, boundaries)) {
      return new Speed(
          setup.request().device(),
          setup.network().architecture(),
          setup.request().input().size(),
          frozen(script) / FROZEN_BATCH,
          step(script, 0, STEP_BATCH) / STEP_BATCH,
          step(script, setup.network().depth(), HEAD_BATCH) / HEAD_BATCH,
          shortest(this::load),
          pictures.decode(),
          pictures.draw());
    }
  }

  private boolean load() throws IOException {
    setup.script(weights, Compute.FLOAT32).close();
    return true;
  }

  private double frozen(Script script) throws IOException {
    var last = new TreeSet<>(List.of(setup.network().depth()));
    try (var stages = FrozenStages.of(setup, script, weights, Compute.FLOAT32, last)) {
      return shortest(
          () -> {
            try (var memory = script.memory()) {
              var pixels = pixels(memory, FROZEN_BATCH);
              var reached = stages.activations(memory, pixels, FROZEN_BATCH);
              return reached.getFirst().toByteBuffer();
            }
          });
    }
  }

  private double step(Script script, int boundary, int batch) throws IOException {
    var phase = setup.phase(0);
    try (var memory = script.memory()) {
      var optimizer =
          new OptimizerState(
              memory, script.network(), boundary, phase, Task.CLASSIFICATION, weights, List.of());
      var learner =
          new Learner(
              script,
              new Made(boundary),
              phase,
              boundary,
              optimizer,
              labelled(batch),
              setup.watch(),
              1);
      var rates = new float[setup.network().depth() - boundary + 1];
      var examples = IntStream.range(0, batch).toArray();
      return shortest(() -> learner.step(examples, new int[0], 1, 1, rates, 0));
    }
  }

  private TrainingRequest labelled(int count) {
    var examples =
        IntStream.range(0, count).mapToObj(i -> Example.of(0, 0, i % 2, Split.TRAIN)).toList();
    return setup.request().with(examples);
  }

  /** Input that costs nothing to make. */
  private final class Made implements Batches {
    private final int boundary;

    Made(int boundary) {
      this.boundary = boundary;
    }

    @Override
    public NDArray training(NDManager memory, int[] examples, int epoch, Mixing mixing) {
      int size = setup.request().input().size();
      if (boundary == 0) {
        var shape = new Shape(examples.length, size, size, 3);
        return memory.create(pixels(memory, examples.length), shape, DataType.UINT8);
      }
      return memory.ones(new Shape(examples.length, setup.network().features()));
    }

    @Override
    public NDArray plain(NDManager memory, int[] examples) {
      return training(memory, examples, 0, new Mixing.None());
    }
  }

  private ByteBuffer pixels(NDManager memory, int count) {
    int size = setup.request().input().size();
    var pixels = Batches.buffer(memory, 3L * size * size * count);
    return pixels.position(pixels.limit()).flip();
  }

  /** The shortest of some runs, after one to warm up; noise only ever adds. */
  static double shortest(Callable<?> work) throws IOException {
    double shortest = Double.MAX_VALUE;
    for (int run = 0; run <= RUNS; run++) {
      long started = System.nanoTime();
      try {
        var _ = work.call();
      } catch (IOException | RuntimeException failure) {
        throw failure;
      } catch (Exception failure) {
        throw new IOException(failure);
      }
      double took = (System.nanoTime() - started) / 1e9;
      shortest = run == 0 ? shortest : Math.min(shortest, took);
    }
    return shortest;
  }
}
