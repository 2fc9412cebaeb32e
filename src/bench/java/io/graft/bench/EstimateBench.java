package io.graft.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What {@code POST /jobs:estimate} says, and what then happens: each plan on a service of its own
 * with empty caches. Arguments: JAR ZIP WEIGHTS ARCHITECTURE.
 */
public final class EstimateBench {
  private static final String PATIENT = "\"earlyStopping\":{\"patience\":10000}";
  private static final Map<String, String> PLANS = new LinkedHashMap<>();

  static {
    PLANS.put("head, 10 epochs", phase("\"open\":\"head\",\"epochs\":10"));
    PLANS.put("head, 60 epochs", phase("\"open\":\"head\",\"epochs\":60"));
    PLANS.put("last 2 stages, 6 epochs", phase("\"open\":\"last:2\",\"epochs\":6"));
    PLANS.put("last 4 stages, 3 epochs", phase("\"open\":\"last:4\",\"epochs\":3"));
    PLANS.put("all, 2 epochs of 16", phase("\"open\":\"all\",\"epochs\":2,\"batchSize\":16"));
  }

  private EstimateBench() {}

  private static String phase(String knobs) {
    return "{\"phases\":[{%s,%s}]}".formatted(knobs, PATIENT);
  }

  public static void main(String[] arguments) throws Exception {
    var jar = Path.of(arguments[0]);
    var zip = Path.of(arguments[1]);
    var weights = Path.of(arguments[2]);
    var speeds = measure(jar, weights, arguments[3]);
    for (var plan : PLANS.entrySet()) {
      var folder = Scratch.folder();
      Files.createDirectories(folder.resolve("worker"));
      Files.copy(speeds, folder.resolve("worker/speeds.json"));
      try (var graft = RunningGraft.start(jar, folder)) {
        print(plan.getKey(), folder, graft, zip, weights, arguments[3], plan.getValue());
      }
    }
  }

  /** Lets an idle worker find out how fast it is. */
  private static Path measure(Path jar, Path weights, String architecture) throws IOException {
    var folder = Scratch.folder();
    var file = folder.resolve("worker/speeds.json");
    try (var graft = RunningGraft.start(jar, folder)) {
      upload(graft, weights, architecture);
      while (!Files.exists(file) || !Files.readString(file).contains("\"" + architecture + "\"")) {
        RunningGraft.pause(200);
      }
      System.out.println(Files.readString(file));
    }
    return file;
  }

  private static void upload(RunningGraft graft, Path weights, String architecture) {
    graft.upload(
        "/api/v1/backbones", weights, Map.of("name", "bench", "architecture", architecture));
  }

  private static void print(
      String name,
      Path folder,
      RunningGraft graft,
      Path zip,
      Path weights,
      String architecture,
      String plan)
      throws IOException {
    upload(graft, weights, architecture);
    long trainer = graft.trainer();
    var request =
        """
        {"dataset":"%s","backbone":"bench","recipe":"feature-extraction","plan":%s}
        """
            .formatted(graft.dataset(zip).path("id").asString(), plan);
    var estimate = graft.post("/api/v1/jobs:estimate", request);
    var id = graft.post("/api/v1/jobs", request).path("id").asString();
    JsonNode job;
    do {
      RunningGraft.pause(200);
      job = graft.get("/api/v1/jobs/" + id);
    } while (!job.path("terminal").asBoolean());
    var took =
        Duration.between(
            Instant.parse(job.path("startedAt").asString()),
            Instant.parse(job.path("finishedAt").asString()));
    System.out.printf(
        "%-24s %s  time %5.1f s, was %5.1f s  memory %5d MB, was %5.0f MB  cache %4d MB, was %4d MB%n",
        name,
        job.path("state").asString(),
        estimate.path("seconds").asDouble(),
        took.toMillis() / 1e3,
        estimate.path("memoryBytes").asLong() >> 20,
        RunningGraft.peakMegabytes(trainer),
        estimate.path("cacheBytes").asLong() >> 20,
        bytes(folder.resolve("worker/cache")) >> 20);
    System.out.println("  " + estimate.path("parts"));
  }

  private static long bytes(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
