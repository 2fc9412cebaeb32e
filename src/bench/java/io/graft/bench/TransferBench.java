package io.graft.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Frozen training end to end, next to what people write by hand, in turns. Graft's time is from the
 * first byte of the upload to the published model, on a service that runs and has measured its
 * speed before, with empty caches; a script's is that of its process. Arguments: JAR ZIP FOLDER
 * WEIGHTS PYTHON [EPOCHS] [ROUNDS] [SEED] [PEERS]; FOLDER has the pictures of ZIP unpacked, SEED is
 * that of the first round, PEERS are some of the scripts, separated by commas.
 */
public final class TransferBench {
  private static final List<String> PEERS =
      List.of("keras_frozen", "pytorch_frozen", "pytorch_cached");

  /** That of keras_frozen; those of the other scripts are linear, as is the recipe's. */
  private static final String KERAS_HEAD = "{\"hidden\":[128],\"dropout\":0.3}";

  private TransferBench() {}

  public static void main(String[] arguments) throws Exception {
    var jar = Path.of(arguments[0]);
    var zip = Path.of(arguments[1]);
    var folder = arguments[2];
    var weights = Path.of(arguments[3]);
    var python = arguments[4];
    int epochs = arguments.length > 5 ? Integer.parseInt(arguments[5]) : 10;
    int rounds = arguments.length > 6 ? Integer.parseInt(arguments[6]) : 5;
    int first = arguments.length > 7 ? Integer.parseInt(arguments[7]) : 1;
    var results = new LinkedHashMap<String, List<Measured>>();
    var peers = arguments.length > 8 ? List.of(arguments[8].split(",")) : PEERS;
    for (int seed = first; seed < first + rounds; seed++) {
      add(results, "graft", graft(jar, zip, weights, epochs, seed, "{}"));
      add(results, "graft, Dense(128)", graft(jar, zip, weights, epochs, seed, KERAS_HEAD));
      for (var peer : peers) {
        var settings = List.of(folder, weights.toString(), "" + epochs, "" + seed);
        add(results, peer, Measured.script(python, peer, settings.toArray(String[]::new)));
      }
    }
    print(results);
  }

  private static void add(Map<String, List<Measured>> results, String who, Measured result) {
    results.computeIfAbsent(who, _ -> new ArrayList<>()).add(result);
    System.out.printf("%-18s %7.1f s  accuracy %.3f%n", who, result.seconds(), result.accuracy());
  }

  private static Measured graft(Path jar, Path zip, Path weights, int epochs, int seed, String head)
      throws Exception {
    var folder = Scratch.folder();
    try (var graft = RunningGraft.start(jar, folder, "--graft.worker.measure=false")) {
      graft.upload(
          "/api/v1/backbones", weights, Map.of("name", "bench", "architecture", "tf_mobilenet_v2"));
      graft.trainer();
      long started = System.nanoTime();
      var dataset = graft.dataset(zip).path("id").asString();
      var job =
          graft
              .post(
                  "/api/v1/jobs",
                  """
                  {"dataset":"%s","backbone":"bench","recipe":"feature-extraction",
                   "plan":{"seed":%d,"head":%s,
                    "phases":[{"epochs":%d,"earlyStopping":{"patience":10000}}]}}
                  """
                      .formatted(dataset, seed, head, epochs))
              .path("id")
              .asString();
      graft.follow(job, started);
      double seconds = RunningGraft.since(started);
      var done = graft.get("/api/v1/jobs/" + job);
      return new Measured(seconds, done.path("metrics").path("accuracy").asDouble(Double.NaN));
    }
  }

  private static void print(Map<String, List<Measured>> results) {
    double own =
        median(results.getOrDefault("graft", List.of()).stream().map(Measured::seconds).toList());
    results.forEach(
        (who, runs) -> {
          double seconds = median(runs.stream().map(Measured::seconds).toList());
          System.out.printf(
              "%-18s median %7.1f s (%.1f times graft)  accuracy %.3f%n",
              who, seconds, seconds / own, median(runs.stream().map(Measured::accuracy).toList()));
        });
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
