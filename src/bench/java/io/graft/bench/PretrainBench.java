package io.graft.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Pictures per second of a pre-training: {@code resnet18_050} from random weights, 64 pixels, batch
 * 64, float32, everything from reading and varying the pictures to the optimizer's step; next to
 * the same network in plain PyTorch, in turns. Arguments: JAR ARCHIVE FOLDER PYTHON [ROUNDS];
 * FOLDER is the archive unpacked, with {@code train/} in it.
 */
public final class PretrainBench {
  private static final int SECONDS = 60;
  private static final String PLAN =
      """
      {"dataset":"%s","backbone":"resnet18_050.random","recipe":"from-scratch",
       "plan":{"head":{"dropout":0},"phases":[{"name":"all","open":"all","epochs":1,"minutes":%s,"batchSize":64,
         "optimizer":{"type":"sgd","momentum":0.9,"nesterov":true,"weightDecay":5e-4},"learningRate":0.05,
         "schedule":"constant","labelSmoothing":0.1,"clipNorm":5,"augmentation":{"minimumArea":0.5}}]}}
      """;

  private PretrainBench() {}

  public static void main(String[] arguments) throws Exception {
    int rounds = arguments.length > 4 ? Integer.parseInt(arguments[4]) : 3;
    var own = new ArrayList<Double>();
    var peer = new ArrayList<Double>();
    var folder = Scratch.folder();
    var jar = Path.of(arguments[0]);
    try (var graft = RunningGraft.start(jar, folder, "--graft.worker.measure=false")) {
      var dataset = graft.dataset(Path.of(arguments[1])).path("id").asString();
      train(graft, dataset, 1); // decodes the pictures, which later rounds find decoded
      for (int round = 0; round < rounds; round++) {
        own.add(train(graft, dataset, SECONDS));
        peer.add(pytorch(arguments[3], arguments[2]));
        System.out.printf("graft %6.1f images/s, PyTorch %6.1f%n", own.getLast(), peer.getLast());
      }
    }
    double graft = median(own);
    double pytorch = median(peer);
    System.out.printf(
        "median: graft %.1f images/s, PyTorch %.1f, ratio %.2f%n", graft, pytorch, graft / pytorch);
  }

  /** The pace that the job tells of its epoch, which its time budget ends. */
  private static double train(RunningGraft graft, String dataset, int seconds) {
    var plan = PLAN.formatted(dataset, seconds / 60.0);
    var job = graft.post("/api/v1/jobs", plan).path("id").asString();
    graft.follow(job, System.nanoTime());
    return graft
        .get("/api/v1/jobs/" + job + "/metrics")
        .path(0)
        .path("data")
        .path("examplesPerSecond")
        .asDouble();
  }

  private static double pytorch(String python, String folder) throws Exception {
    var command =
        List.of(python, "src/bench/python/pytorch_pretrain.py", folder, Integer.toString(SECONDS));
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (var lines = process.inputReader()) {
      var last = String.join("\n", lines.lines().toList()).strip();
      if (process.waitFor() != 0) {
        throw new IOException("pytorch_pretrain ended with " + process.exitValue());
      }
      return Double.parseDouble(last);
    }
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
