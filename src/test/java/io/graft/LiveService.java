package io.graft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service that listens, as those who use it over HTTP see it. */
public record LiveService(RestClient http) {
  private static final JsonMapper JSON = JsonMapper.shared();

  public static LiveService at(int port) {
    return new LiveService(RestClient.create("http://127.0.0.1:" + port + "/api/v1"));
  }

  public JsonNode get(String path) {
    return JSON.readTree(http.get().uri(path).retrieve().body(String.class));
  }

  public JsonNode post(String path) {
    return JSON.readTree(http.post().uri(path).retrieve().body(String.class));
  }

  public JsonNode post(String path, String json) {
    return JSON.readTree(
        http.post()
            .uri(path)
            .contentType(MediaType.APPLICATION_JSON)
            .body(json)
            .retrieve()
            .body(String.class));
  }

  /** The status of the answer. */
  public int deleting(String path) {
    return http.delete().uri(path).exchange((_, answer) -> answer.getStatusCode().value());
  }

  /** The status of the answer to a request without a body. */
  public int posting(String path) {
    return http.post().uri(path).exchange((_, answer) -> answer.getStatusCode().value());
  }

  public JsonNode upload(String path, String file, byte[] bytes, Map<String, String> fields) {
    var form = new LinkedMultiValueMap<String, Object>();
    form.add(
        "file",
        new ByteArrayResource(bytes) {
          @Override
          public String getFilename() {
            return file;
          }
        });
    fields.forEach(form::add);
    return JSON.readTree(
        http.post()
            .uri(path)
            .contentType(MediaType.MULTIPART_FORM_DATA)
            .body(form)
            .retrieve()
            .body(String.class));
  }

  /** A dataset of the archive, when it is ready. */
  public JsonNode dataset(String file, byte[] archive) {
    var path =
        "/datasets/"
            + upload("/datasets", file, archive, Map.of("name", file)).path("id").asString();
    Patience.await()
        .until(() -> get(path).path("state").asString(), state -> !state.equals("INGESTING"));
    var dataset = get(path);
    assertThat(dataset.path("state").asString()).as("%s", dataset).isEqualTo("READY");
    return dataset;
  }

  /**
   * Reads the live events of a job until the service ends the stream, which it does when the job is
   * over.
   */
  public void follow(String job, Consumer<String> line) {
    http.get()
        .uri("/jobs/{id}/events", job)
        .accept(MediaType.TEXT_EVENT_STREAM)
        .exchange(
            (_, response) -> {
              var lines =
                  new BufferedReader(
                      new InputStreamReader(response.getBody(), StandardCharsets.UTF_8));
              for (var next = lines.readLine(); next != null; next = lines.readLine()) {
                line.accept(next);
              }
              return true;
            });
  }

  /** A job that is run to its end. */
  public JsonNode trained(String request) {
    var job = post("/jobs", request).path("id").asString();
    follow(job, _ -> {});
    var done = get("/jobs/" + job);
    assertThat(done.path("state").asString()).as("%s", done).isEqualTo("SUCCEEDED");
    return done;
  }
}
