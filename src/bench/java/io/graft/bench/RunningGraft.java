package io.graft.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.core.io.FileSystemResource;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The packaged service as a user starts it, on a folder of its own, and what benches ask of it. */
record RunningGraft(Process process, RestClient http) implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** Returns when it is healthy. */
  static RunningGraft start(Path jar, Path folder, String... settings) throws IOException {
    int port;
    try (var free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-jar", jar.toAbsolutePath().toString()));
    command.addAll(List.of("--server.port=" + port, "--graft.data=" + folder));
    command.addAll(List.of(settings));
    var process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    // a bench that is stopped does not leave its service behind
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    var graft = new RunningGraft(process, RestClient.create("http://127.0.0.1:" + port));
    while (!graft.healthy()) {
      pause(50);
    }
    return graft;
  }

  JsonNode post(String path, String json) {
    return JSON.readTree(
        http.post()
            .uri(path)
            .contentType(MediaType.APPLICATION_JSON)
            .body(json)
            .retrieve()
            .body(String.class));
  }

  /** Uploads an archive and waits until it is ingested; the dataset as it is then. */
  JsonNode dataset(Path archive) {
    var id = upload("/api/v1/datasets", archive, Map.of("name", "bench")).path("id").asString();
    JsonNode seen;
    do {
      pause(20);
      seen = get("/api/v1/datasets/" + id);
    } while (seen.path("state").asString().equals("INGESTING"));
    return seen;
  }

  long trainer() {
    while (true) {
      long pid =
          get("/api/v1/workers")
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

  boolean healthy() {
    try {
      http.get().uri("/actuator/health").retrieve().toBodilessEntity();
      return true;
    } catch (RestClientException notYet) {
      return false;
    }
  }

  JsonNode get(String path) {
    return JSON.readTree(http.get().uri(path).retrieve().body(String.class));
  }

  JsonNode upload(String path, Path file, Map<String, String> fields) {
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

  static double residentMegabytes(long pid) throws IOException {
    return megabytes(pid, "VmRSS:");
  }

  /** The most it ever had. */
  static double peakMegabytes(long pid) throws IOException {
    return megabytes(pid, "VmHWM:");
  }

  private static double megabytes(long pid, String what) throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
        .filter(line -> line.startsWith(what))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
        .findFirst()
        .orElse(Double.NaN);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.onExit().get(30, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException slow) {
      process.destroyForcibly();
    }
  }

  static double since(long started) {
    return (System.nanoTime() - started) / 1e9;
  }

  static void pause(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  /** Follows the job to its end; the seconds until its trainer said something. */
  double follow(String job, long posted) {
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
}
