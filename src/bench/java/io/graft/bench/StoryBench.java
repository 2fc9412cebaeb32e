package io.graft.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.core.io.FileSystemResource;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClientException;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The figures of the story: starts the packaged service on an empty data folder, uploads, trains
 * with nothing but defaults, and prints how long each part took. Arguments: JAR ZIP WEIGHTS
 * ARCHITECTURE [RUNS].
 */
public class StoryBench {
  private static final JsonMapper JSON = JsonMapper.shared();

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
    var folder = Files.createTempDirectory("graft-bench");
    int port;
    try (var free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    long started = System.nanoTime();
    var service =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                jar.toString(),
                "--server.port=" + port,
                "--graft.data=" + folder)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    try {
      var http = RestClient.create("http://127.0.0.1:" + port);
      while (!healthy(http)) {
        pause(50);
      }
      double first = since(started);
      var trainer = trainer(http);
      pause(5000);
      double web = residentMegabytes(service.pid());
      double training = residentMegabytes(trainer);
      var job = story(http);
      stop(service);
      double again = restart(folder, port);
      return Map.of(
          "start-up on an empty folder, s",
          first,
          "start-up, s",
          again,
          "resident memory of the idle service, MB",
          web,
          "resident memory of the idle trainer, MB",
          training,
          "upload and ingest, pictures/s",
          job.get("ingest"),
          "POST to first event of the trainer, s",
          job.get("firstEvent"),
          "job, s",
          job.get("job"),
          "accuracy",
          job.get("accuracy"));
    } finally {
      stop(service);
    }
  }

  private double restart(Path folder, int port) throws Exception {
    long started = System.nanoTime();
    var service =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                jar.toString(),
                "--server.port=" + port,
                "--graft.data=" + folder)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log2").toFile())
            .start();
    try {
      var http = RestClient.create("http://127.0.0.1:" + port);
      while (!healthy(http)) {
        pause(50);
      }
      return since(started);
    } finally {
      stop(service);
    }
  }

  private Map<String, Double> story(RestClient http) throws IOException {
    long uploaded = System.nanoTime();
    var dataset =
        upload(http, "/api/v1/datasets", zip, Map.of("name", "bench")).path("id").asString();
    JsonNode seen;
    do {
      pause(20);
      seen = get(http, "/api/v1/datasets/" + dataset);
    } while (seen.path("state").asString().equals("INGESTING"));
    double seconds = since(uploaded);
    int pictures = 0;
    for (var split : seen.path("samples")) {
      pictures += split.asInt();
    }
    upload(
        http, "/api/v1/backbones", weights, Map.of("name", "bench", "architecture", architecture));

    long posted = System.nanoTime();
    var job =
        JSON.readTree(
                http.post()
                    .uri("/api/v1/jobs")
                    .contentType(MediaType.APPLICATION_JSON)
                    .body("{\"dataset\":\"%s\",\"backbone\":\"bench\"}".formatted(dataset))
                    .retrieve()
                    .body(String.class))
            .path("id")
            .asString();
    double firstEvent = follow(http, job, posted);
    double whole = since(posted);
    var done = get(http, "/api/v1/jobs/" + job);
    return Map.of(
        "ingest",
        pictures / seconds,
        "firstEvent",
        firstEvent,
        "job",
        whole,
        "accuracy",
        done.path("metrics").path("accuracy").asDouble(Double.NaN));
  }

  /** Follows the job to its end; the seconds until its trainer said something. */
  private static double follow(RestClient http, String job, long posted) {
    var first = new double[] {Double.NaN};
    http.get()
        .uri("/api/v1/jobs/{id}/events", job)
        .accept(MediaType.TEXT_EVENT_STREAM)
        .exchange(
            (request, response) -> {
              var lines =
                  new BufferedReader(
                      new InputStreamReader(response.getBody(), StandardCharsets.UTF_8));
              for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (Double.isNaN(first[0])
                    && line.startsWith("event:")
                    && !line.equals("event:state")) {
                  first[0] = since(posted);
                }
              }
              return true;
            });
    return first[0];
  }

  private static long trainer(RestClient http) {
    while (true) {
      long pid =
          get(http, "/api/v1/workers")
              .path("items")
              .path(0)
              .path("slots")
              .path(0)
              .path("trainer")
              .asLong(0);
      if (pid > 0) {
        return pid;
      }
      pause(100);
    }
  }

  private static boolean healthy(RestClient http) {
    try {
      http.get().uri("/actuator/health").retrieve().toBodilessEntity();
      return true;
    } catch (RestClientException notYet) {
      return false;
    }
  }

  private static JsonNode get(RestClient http, String path) {
    return JSON.readTree(http.get().uri(path).retrieve().body(String.class));
  }

  private static JsonNode upload(
      RestClient http, String path, Path file, Map<String, String> fields) {
    var form = new LinkedMultiValueMap<String, Object>();
    form.add("file", new FileSystemResource(file));
    fields.forEach(form::add);
    return JSON.readTree(
        http.post()
            .uri(path)
            .contentType(MediaType.MULTIPART_FORM_DATA)
            .body(form)
            .retrieve()
            .body(String.class));
  }

  private static double residentMegabytes(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
        .findFirst()
        .orElse(Double.NaN);
  }

  private static void stop(Process service) throws InterruptedException {
    service.destroy();
    if (!service.waitFor(30, TimeUnit.SECONDS)) {
      service.destroyForcibly();
    }
  }

  private static double since(long started) {
    return (System.nanoTime() - started) / 1e9;
  }

  private static void pause(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
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
