package io.graft.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How good a model of few pictures is: what a backbone learned before, by the default recipe; the
 * same network from random weights, by from-scratch; and a linear classifier on features that
 * nobody learned. 10 and 50 pictures of each class, say, three draws each, the same for all.
 *
 * <p>All of them get the same pictures with labels and may use them as they like. The jobs learn
 * from four fifths and choose the best epoch by the others; the linear classifier learns from all
 * of them, and chooses its regularisation by cross-validation. The rest of the data set tests, at
 * most 1000 pictures of it. Seconds are from the POST of a job to its end on a service that runs,
 * and those of the script's process. Networks without pretraining take pictures of 64 pixels, as
 * the catalogue has them.
 *
 * <p>Arguments: JAR PYTHON BACKBONES SHOTS DATA...; BACKBONES are names, or safetensors files of
 * resnet18_050 with the size of pictures that they get, as in {@code model.safetensors@64},
 * separated by commas, as are the numbers of SHOTS; DATA are zips or folders with a folder per
 * class, below train, val and test if you like.
 */
public final class FewShotBench {
  private static final int DRAWS = 3;

  private FewShotBench() {}

  public static void main(String[] arguments) throws Exception {
    var folder = Scratch.folder();
    try (var graft = RunningGraft.start(Path.of(arguments[0]), folder)) {
      var backbones =
          Arrays.stream(arguments[2].split(",")).map(name -> backbone(graft, name)).toList();
      var numbers = Arrays.stream(arguments[3].split(",")).map(Integer::valueOf).toList();
      graft.trainer();
      System.out.printf(
          "%-26s %9s %5s  accuracy, standard deviation of %d draws, seconds%n",
          "", "per class", "test", DRAWS);
      for (var data : Arrays.copyOfRange(arguments, 4, arguments.length)) {
        var pictures = FewShots.of(Path.of(data));
        for (int shots : numbers) {
          if (pictures.enoughFor(shots)) {
            print(pictures, shots, compare(graft, arguments[1], backbones, pictures, shots));
          } else {
            System.out.printf(
                "%-26s %9d  too few pictures of some class%n", pictures.name(), shots);
          }
        }
      }
    }
  }

  private static String backbone(RunningGraft graft, String argument) {
    var parts = argument.split("@", 2);
    if (parts.length == 1) {
      return argument;
    }
    var file = Path.of(parts[0]);
    var size = parts[1];
    var name = file.getFileName().toString().replace(".safetensors", "_" + size);
    var fields = Map.of("name", name, "architecture", "resnet18_050", "size", size, "crop", "1");
    return graft.upload("/api/v1/backbones", file, fields).path("name").asString();
  }

  private static Map<String, List<Measured>> compare(
      RunningGraft graft, String python, List<String> backbones, FewShots pictures, int shots)
      throws IOException, InterruptedException {
    var results = new LinkedHashMap<String, List<Measured>>();
    for (int seed = 1; seed <= DRAWS; seed++) {
      var folder = Scratch.folder();
      pictures.draw(shots, seed, folder);
      var zip = FewShots.zip(folder, Scratch.folder().resolve("few.zip"));
      var dataset = graft.dataset(zip).path("id").asString();
      for (var name : backbones) {
        add(results, name, job(graft, dataset, name, seed));
      }
      var peer = Measured.script(python, "hog_linear", folder.toString(), Integer.toString(seed));
      add(results, "hog_linear", peer);
    }
    return results;
  }

  private static void add(Map<String, List<Measured>> results, String who, Measured result) {
    results.computeIfAbsent(who, _ -> new ArrayList<>()).add(result);
  }

  /** The recipe is the default of the backbone. */
  private static Measured job(RunningGraft graft, String dataset, String backbone, int seed) {
    long started = System.nanoTime();
    var request =
        """
        {"dataset":"%s","backbone":"%s","plan":{"seed":%d}}
        """
            .formatted(dataset, backbone, seed);
    var id = graft.post("/api/v1/jobs", request).path("id").asString();
    graft.follow(id, started);
    double seconds = RunningGraft.since(started);
    var done = graft.get("/api/v1/jobs/" + id);
    var metrics = done.path("metrics");
    if (!metrics.path("split").asString().equals("test")) {
      throw new IllegalStateException("the job of " + backbone + " ended as " + done);
    }
    return new Measured(seconds, metrics.path("accuracy").asDouble());
  }

  private static void print(FewShots pictures, int shots, Map<String, List<Measured>> results) {
    results.forEach(
        (who, runs) -> {
          var accuracies = runs.stream().mapToDouble(Measured::accuracy).toArray();
          System.out.printf(
              "%-26s %9d %5d  %-22s %.3f ± %.3f %6.1f s%n",
              pictures.name(),
              shots,
              pictures.tests(shots),
              who,
              mean(accuracies),
              deviation(accuracies),
              mean(runs.stream().mapToDouble(Measured::seconds).toArray()));
        });
  }

  private static double mean(double... values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  /** Of the draws that might have been, hence one less in the divisor. */
  private static double deviation(double... values) {
    double mean = mean(values);
    double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    return Math.sqrt(squares / (values.length - 1));
  }
}
