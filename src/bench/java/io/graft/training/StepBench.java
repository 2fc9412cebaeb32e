package io.graft.training;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.graft.backbone.input.ImageInput;
import io.graft.backbone.input.Interpolation;
import io.graft.bench.Scratch;
import io.graft.network.Architectures;
import io.graft.network.Compute;
import io.graft.network.Head;
import io.graft.network.Initializer;
import io.graft.network.Normalization;
import io.graft.network.Task;
import io.graft.network.Weights;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Images per second of fine-tuning steps, next to plain PyTorch, in turns. The frozen stages are
 * computed in every step, as PyTorch does and a job whose cache is too small, though others take
 * them from the cache. Arguments: PYTHON [BATCH] [STEPS] [ROUNDS] [PRECISIONS] [NETWORKS] [OPENED],
 * of which the last three are lists with commas, by default {@code fp32,bf16
 * mobilenet_v2,resnet18,resnet50 last,all}.
 */
public final class StepBench {
  private StepBench() {}

  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals("own")) {
      System.out.println(
          own(
              arguments[1],
              arguments[2],
              Integer.parseInt(arguments[3]),
              Integer.parseInt(arguments[4]),
              arguments[5]));
      return;
    }
    var python = arguments[0];
    var batch = arguments.length > 1 ? arguments[1] : "16";
    var steps = arguments.length > 2 ? arguments[2] : "8";
    int rounds = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 3;
    var precisions = (arguments.length > 4 ? arguments[4] : "fp32,bf16").split(",");
    var networks = arguments.length > 5 ? arguments[5] : "mobilenet_v2,resnet18,resnet50";
    var parts = arguments.length > 6 ? arguments[6] : "last,all";
    for (var network : networks.split(",")) {
      for (var opened : parts.split(",")) {
        for (var precision : precisions) {
          var mine = new ArrayList<Double>();
          var theirs = new ArrayList<Double>();
          for (int round = 0; round < rounds; round++) {
            mine.add(ask(java(), "own", network, opened, batch, steps, precision));
            theirs.add(
                ask(
                    List.of(python, "src/bench/python/pytorch_steps.py"),
                    network.equals("mobilenet_v2") ? "mobilenetv2_100" : network,
                    opened,
                    batch,
                    steps,
                    precision));
          }
          System.out.printf(
              "%-13s %-5s %s  graft %7.1f  pytorch %7.1f images/s  ratio %.2f%n",
              network,
              opened,
              precision,
              median(mine),
              median(theirs),
              median(mine) / median(theirs));
        }
      }
    }
  }

  private static List<String> java() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        System.getProperty("java.class.path"),
        StepBench.class.getName());
  }

  /** The environment of a trainer, which is part of what is measured. */
  private static double ask(List<String> command, String... arguments)
      throws IOException, InterruptedException {
    var whole = new ArrayList<>(command);
    whole.addAll(List.of(arguments));
    var builder = new ProcessBuilder(whole).redirectError(ProcessBuilder.Redirect.DISCARD);
    if (arguments[0].equals("own")) {
      builder.environment().put("OMP_WAIT_POLICY", "PASSIVE");
      builder.environment().put("GOMP_SPINCOUNT", "0");
      builder.environment().put("MALLOC_ARENA_MAX", "1");
      builder.environment().put("MALLOC_MMAP_THRESHOLD_", Long.toString(8L << 30));
      builder.environment().put("MALLOC_TRIM_THRESHOLD_", Long.toString(16L << 30));
      builder.environment().put("MALLOC_TOP_PAD_", Long.toString(256L << 20));
    }
    var process = builder.start();
    var lines =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();
    if (process.waitFor() != 0) {
      throw new IOException(whole + " ended with " + process.exitValue());
    }
    return Double.parseDouble(lines.getLast());
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private static double own(String name, String opened, int batch, int steps, String precision)
      throws IOException {
    var network = Architectures.named(name).withHead(Head.linear(10));
    var open = opened.equals("all") ? "all" : "last:2";
    var plan =
        TrainingPlans.expand(
            Recipe.FULL,
            Json.MAPPER.readTree(
                "{\"phases\":[{\"open\":\"%s\",\"batchSize\":%d}]}".formatted(open, batch)));
    var phase = plan.phases().getFirst();
    int boundary = phase.open().boundary(network);
    var folder = Scratch.folder();
    var examples =
        IntStream.range(0, batch).mapToObj(i -> Example.of(0, 1, i % 10, Split.TRAIN)).toList();
    var request =
        new TrainingRequest(
            name,
            null,
            ImageInput.halves(224, 1, Interpolation.BILINEAR),
            Task.CLASSIFICATION,
            IntStream.range(0, 10).mapToObj(Integer::toString).toList(),
            examples,
            folder,
            "bench",
            plan,
            folder,
            0,
            folder,
            "cpu",
            null);
    var weights = new Initializer(1).network(network);
    var half = List.of(.5, .5, .5);
    var compute = precision.equals("bf16") ? Compute.BFLOAT16 : Compute.FLOAT32;
    var watch = new Watch(new Silent(), Clock.systemUTC());
    try (var script =
            Script.of(
                network,
                weights,
                new Normalization(half, half),
                Device.cpu(),
                compute,
                Set.of(boundary));
        var stages = frozen(Setup.of(request, watch), script, weights, compute, boundary);
        var memory = script.memory()) {
      var optimizer =
          new OptimizerState(
              memory, network, boundary, phase, Task.CLASSIFICATION, weights, List.of());
      var learner =
          new Learner(
              script, new Random(stages, batch), phase, boundary, optimizer, request, watch, 1);
      var rates = new float[network.depth() - boundary + 1];
      Arrays.fill(rates, 1e-4f);
      var all = IntStream.range(0, batch).toArray();
      var seconds = new ArrayList<Double>();
      for (int step = 0; step < steps + 3; step++) {
        long started = System.nanoTime();
        var _ = learner.step(all, new int[0], 1, step, rates, step);
        if (step >= 3) {
          seconds.add((System.nanoTime() - started) / 1e9);
        }
      }
      return batch / median(seconds);
    }
  }

  /** As a job has them whose cache is too small; null where nothing is frozen. */
  private static @Nullable FrozenStages frozen(
      Setup setup, Script script, Weights weights, Compute compute, int boundary)
      throws IOException {
    return boundary == 0
        ? null
        : FrozenStages.of(setup, script, weights, compute, new TreeSet<>(Set.of(boundary)));
  }

  /** Pixels of nothing, through the frozen stages. */
  private record Random(@Nullable FrozenStages stages, ByteBuffer pixels) implements Batches {
    Random(@Nullable FrozenStages stages, int batch) {
      var bytes = new byte[batch * 224 * 224 * 3];
      new java.util.Random(1).nextBytes(bytes);
      this(stages, ByteBuffer.allocateDirect(bytes.length).put(bytes).flip());
    }

    @Override
    public NDArray training(NDManager memory, int[] examples, int epoch, Mixing mixing)
        throws IOException {
      return stages == null
          ? memory.create(
              pixels.duplicate(), new Shape(examples.length, 224, 224, 3), DataType.UINT8)
          : stages.activations(memory, pixels.duplicate(), examples.length).getFirst().duplicate();
    }

    @Override
    public NDArray plain(NDManager memory, int[] examples) throws IOException {
      return training(memory, examples, 0, new Mixing.None());
    }
  }

  private static class Silent implements TrainingEvents {
    @Override
    public void happened(TrainingEvent event) {
      // nobody listens
    }

    @Override
    public boolean stopRequested() {
      return false;
    }
  }
}
