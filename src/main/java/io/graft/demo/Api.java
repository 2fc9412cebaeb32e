package io.graft.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.core.io.FileSystemResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The REST API of a service, as far as the story needs it. */
class Api {
  private static final String ID = "id:";
  private static final String DATA = "data:";

  private final String service;
  private final RestClient http;
  private final JsonMapper json = JsonMapper.builder().build();

  Api(String service) {
    this.service = service;
    this.http =
        RestClient.builder()
            .baseUrl(service)
            .requestFactory(new JdkClientHttpRequestFactory())
            .defaultStatusHandler(
                HttpStatusCode::isError,
                (_, response) -> {
                  throw refused(response);
                })
            .build();
  }

  /** The address of something that the service knows. */
  String address(String path) {
    return service + path;
  }

  JsonNode get(String path) {
    return read(http.get().uri(path));
  }

  JsonNode post(String path, Map<String, Object> body) {
    return read(http.post().uri(path).contentType(MediaType.APPLICATION_JSON).body(body));
  }

  JsonNode postFile(String path, Path file, Map<String, String> fields) {
    var form = new LinkedMultiValueMap<String, Object>();
    fields.forEach(form::add);
    form.add("file", new FileSystemResource(file));
    return read(http.post().uri(path).contentType(MediaType.MULTIPART_FORM_DATA).body(form));
  }

  /**
   * Hands over the events after the given one as they happen; returns the last when no more come.
   */
  String follow(String path, String last, Consumer<JsonNode> watcher) {
    return http.get()
        .uri(path)
        .accept(MediaType.TEXT_EVENT_STREAM)
        .header("Last-Event-ID", last)
        .exchange(
            (_, response) -> {
              if (response.getStatusCode().isError()) {
                throw refused(response);
              }
              return read(response.getBody(), last, watcher);
            });
  }

  /** In the words of the service, if it said any. */
  private Refused refused(ClientHttpResponse response) throws IOException {
    var body = new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8);
    try {
      return new Refused(json.readTree(body).path("detail").asString(body));
    } catch (JacksonException noProblem) {
      return new Refused(body);
    }
  }

  private JsonNode read(RestClient.RequestHeadersSpec<?> request) {
    return json.readTree(
        request
            .header(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE)
            .retrieve()
            .body(byte[].class));
  }

  private String read(InputStream stream, String last, Consumer<JsonNode> watcher)
      throws IOException {
    var id = last;
    var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(ID)) {
        id = line.substring(ID.length()).strip();
      } else if (line.startsWith(DATA)) {
        watcher.accept(json.readTree(line.substring(DATA.length())));
      }
    }
    return id;
  }
}
