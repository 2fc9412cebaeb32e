package io.graft;

import static org.assertj.core.api.Assertions.assertThat;

import io.graft.access.ProjectId;
import io.graft.dataset.DatasetId;
import io.graft.job.Job;
import io.graft.job.Jobs;
import io.graft.network.Task;
import io.graft.training.Recipe;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What goes over the wire to those who take gzip. */
@GraftTest
class CompressionTests {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @LocalServerPort int port;
  @Autowired Jobs jobs;

  @ParameterizedTest
  @CsvSource({
    "/v3/api-docs, application/json",
    "/swagger-ui/swagger-ui.css, text/css",
    "/swagger-ui/swagger-ui-bundle.js, text/javascript"
  })
  void textIsSmaller(String path, String type) throws Exception {
    var answer = get(path, type);

    assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith(type);
    assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
    try (var text = new GZIPInputStream(answer.body())) {
      assertThat(text.readAllBytes()).isNotEmpty();
    }
  }

  @Test
  void whatIsShortStaysAsItIs() throws Exception {
    var answer = get("/swagger-ui/index.css", "text/css");

    assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
  }

  /** The job waits, so that the stream stays open: a line that is held back would never come. */
  @Test
  @Timeout(120)
  void eventsComeWhenTheyHappen() throws Exception {
    var spec =
        new Job.Spec(
            new DatasetId(UUID.randomUUID()),
            1,
            Task.CLASSIFICATION,
            "resnet18",
            Recipe.FULL.plan());
    var job = "/api/v1/jobs/" + jobs.submit(ProjectId.LOCAL, "waits", spec).id();
    post(job + ":pause");

    var answer = get(job + "/events", "text/event-stream");

    assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
    try (var lines =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      assertThat(lines.readLine()).isEqualTo("id:1");
      post(job + ":cancel");
      assertThat(lines.lines()).contains("id:2", "id:3");
    }
  }

  private HttpResponse<InputStream> get(String path, String accept) throws Exception {
    return CLIENT.send(
        request(path).header("Accept", accept).header("Accept-Encoding", "gzip").build(),
        BodyHandlers.ofInputStream());
  }

  private void post(String path) throws Exception {
    var request = request(path).POST(HttpRequest.BodyPublishers.noBody()).build();
    assertThat(CLIENT.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)));
  }
}
