package io.graft.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Resident memory of a trainer, epoch after epoch, of a job on activations computed once and of one
 * in which all learns. Arguments: JAR ZIP [EPOCHS].
 */
public final class MemoryBench {
  private static final JsonMapper JSON = JsonMapper.shared();

  private MemoryBench() {}

  public static void main(String[] arguments) throws Exception {
    int epochs = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 200;
    for (var open : List.of("head", "all")) {
      var folder = Scratch.folder();
      try (var graft = RunningGraft.start(Path.of(arguments[0]), folder)) {
        var seen = train(graft, Path.of(arguments[1]), open, epochs);
        System.out.printf("%s open, MB after epoch:", open);
        seen.forEach(
            (epoch, megabytes) -> {
              if (epoch == 1 || epoch == 10 || epoch % 50 == 0) {
                System.out.printf(" %d: %.0f", epoch, megabytes);
              }
            });
        System.out.println();
      }
    }
  }

  private static Map<Integer, Double> train(RunningGraft graft, Path zip, String open, int epochs)
      throws IOException {
    long trainer = graft.trainer();
    var request =
        """
        {"dataset":"%s","backbone":"resnet18_050.random","plan":{"phases":[
          {"open":"%s","epochs":%d,"earlyStopping":{"patience":10000}}]}}
        """
            .formatted(graft.dataset(zip).path("id").asString(), open, epochs);
    var job = graft.post("/api/v1/jobs", request).path("id").asString();
    var seen = new TreeMap<Integer, Double>();
    graft
        .http()
        .get()
        .uri("/api/v1/jobs/{id}/events", job)
        .accept(MediaType.TEXT_EVENT_STREAM)
        .exchange(
            (_, response) -> {
              var lines =
                  new BufferedReader(
                      new InputStreamReader(response.getBody(), StandardCharsets.UTF_8));
              for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data:")) {
                  var event = JSON.readTree(line.substring(5));
                  if (event.path("type").asString().equals("epoch")) {
                    seen.put(
                        event.path("data").path("epoch").asInt(),
                        RunningGraft.residentMegabytes(trainer));
                  }
                }
              }
              return true;
            });
    return seen;
  }
}
