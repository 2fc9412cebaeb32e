package io.graft.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The figures of the story: starts the packaged service on an empty data folder, uploads, trains
 * with nothing but defaults, and prints how long each part took. Arguments: JAR ZIP WEIGHTS
 * ARCHITECTURE [RUNS].
 */
public class StoryBench {
  private final Path jar;
  private final Path zip;
  private final Path weights;
  private final String architecture;
  private final List<Map<String, Double>> runs = new ArrayList<>();

  private StoryBench(Path jar, Path zip, Path weights, String architecture) {
    this.jar = jar.toAbsolutePath();
    this.zip = zip;
    this.weights = weights;
    this.architecture = architecture;
  }

  public static void main(String[] arguments) throws Exception {
    var bench =
        new StoryBench(
            Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]), arguments[3]);
    int count = arguments.length > 4 ? Integer.parseInt(arguments[4]) : 3;
    for (int i = 0; i < count; i++) {
      bench.runs.add(bench.run());
    }
    bench.print();
  }

  private Map<String, Double> run() throws Exception {
    var folder = Scratch.folder();
    var figures = new TreeMap<String, Double>();
    long started = System.nanoTime();
    try (var graft = RunningGraft.start(jar, folder)) {
      figures.put("start-up on an empty folder, s", RunningGraft.since(started));
      long trainer = graft.trainer();
      RunningGraft.pause(5000);
      figures.put(
          "resident memory of the idle service, MB",
          RunningGraft.residentMegabytes(graft.process().pid()));
      figures.put(
          "resident memory of the idle trainer, MB", RunningGraft.residentMegabytes(trainer));
      story(graft, figures);
    }
    started = System.nanoTime();
    try (var _ = RunningGraft.start(jar, folder)) {
      figures.put("start-up, s", RunningGraft.since(started));
    }
    return figures;
  }

  private void story(RunningGraft graft, Map<String, Double> figures) {
    long uploaded = System.nanoTime();
    var dataset = graft.dataset(zip);
    int pictures = 0;
    for (var split : dataset.path("samples")) {
      pictures += split.asInt();
    }
    figures.put("upload and ingest, pictures/s", pictures / RunningGraft.since(uploaded));
    graft.upload(
        "/api/v1/backbones", weights, Map.of("name", "bench", "architecture", architecture));

    long posted = System.nanoTime();
    var job =
        graft
            .post(
                "/api/v1/jobs",
                "{\"dataset\":\"%s\",\"backbone\":\"bench\"}"
                    .formatted(dataset.path("id").asString()))
            .path("id")
            .asString();
    figures.put("POST to first event of the trainer, s", graft.follow(job, posted));
    figures.put("job, s", RunningGraft.since(posted));
    figures.put(
        "accuracy",
        graft.get("/api/v1/jobs/" + job).path("metrics").path("accuracy").asDouble(Double.NaN));
  }

  private void print() {
    for (var figure : runs.getFirst().keySet().stream().sorted().toList()) {
      var values =
          runs.stream().map(run -> run.get(figure)).sorted(Comparator.naturalOrder()).toList();
      System.out.printf(
          "%-45s median %9.3f  of %d (%.3f to %.3f)%n",
          figure,
          values.get(values.size() / 2),
          values.size(),
          values.getFirst(),
          values.getLast());
    }
  }
}
