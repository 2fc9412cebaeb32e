package io.graft.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The story, told to a server that knows its lines; the real one learns for a minute. */
class DemoTests {
  @TempDir Path folder;

  private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, Line> lines = new LinkedHashMap<>();
  private HttpServer server;
  private Story story;

  private record Line(int status, String body) {}

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    var address = "http://127.0.0.1:" + server.getAddress().getPort();
    story = new Story(new Api(address), folder, 8);
    say("POST /api/v1/datasets", 202, "{'id': 'd', 'state': 'INGESTING'}");
    say(
        "GET /api/v1/datasets/d",
        200,
        "{'id': 'd', 'state': 'READY', 'samples': {'train': 160, 'val': 64, 'test': 288}}");
    say("POST /api/v1/jobs", 201, "{'id': 'j', 'terminal': false}");
    say(
        "GET /api/v1/jobs/j/events",
        200,
        """
        id:1
        event:epoch
        data:{'sequence': 1, 'type': 'epoch', 'data': {'epoch': 1, 'validationAccuracy': 0.5}}

        """);
    say(
        "GET /api/v1/jobs/j",
        200,
        """
        {'terminal': true, 'state': 'SUCCEEDED', 'model': 'm',
         'startedAt': '2026-11-21T10:00:00Z', 'finishedAt': '2026-11-21T10:00:14.8Z',
         'spec': {'backbone': 'some_net', 'plan': {'recipe': 'some-recipe'}}}
        """);
    say(
        "GET /api/v1/models/m",
        200,
        """
        {'id': 'm', 'metrics': {'accuracy': 0.917, 'accuracyInterval': {'low': 0.8796, 'high': 0.9435}}}
        """);
    say(
        "POST /api/v1/models/m:predict",
        200,
        """
        {'predictions': [{'top': [{'label': 'fish', 'probability': 0.98}, {'label': 'cats', 'probability': 0.01}]}]}
        """);
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void uploadsTrainsTwiceAndAsks() throws IOException, InterruptedException {
    story.tell();

    assertThat(heard)
        .containsExactly(
            "POST /api/v1/datasets",
            "GET /api/v1/datasets/d",
            "POST /api/v1/jobs",
            "GET /api/v1/jobs/j/events",
            "GET /api/v1/jobs/j",
            "GET /api/v1/models/m",
            "POST /api/v1/jobs",
            "GET /api/v1/jobs/j/events",
            "GET /api/v1/jobs/j",
            "GET /api/v1/models/m",
            "POST /api/v1/models/m:predict");
  }

  @Test
  void trainsWhatWasPretrainedAndThenTheSameNetworkWithout()
      throws IOException, InterruptedException {
    story.tell();

    assertThat(asked)
        .filteredOn(body -> body.contains("backbone"))
        .satisfiesExactly(
            pretrained -> assertThat(pretrained).contains(Story.BACKBONE),
            untrained -> assertThat(untrained).contains(Story.UNTRAINED));
  }

  @Test
  void putsBothSideBySide() throws IOException, InterruptedException {
    var ending = story.tell();

    assertThat(ending)
        .contains("learned the same 160 pictures twice", "of 288 others")
        .containsPattern("some_net +some-recipe +91.7 % +88.0 to 94.4 % +14 s");
  }

  @Test
  void saysWhatTheModelSeesAndHowToAskIt() throws IOException, InterruptedException {
    var ending = story.tell();

    assertThat(ending)
        .contains("fish 98.0 %, cats 1.0 %", "/api/v1/models/m")
        .contains("curl -F file=@" + folder.resolve("fish.jpg"));
  }

  @Test
  void endsWithTheReasonOfTheService() {
    say("POST /api/v1/jobs", 400, "{'detail': 'there is no backbone graft_resnet18_050'}");

    assertThatThrownBy(story::tell)
        .isInstanceOf(Refused.class)
        .hasMessage("there is no backbone graft_resnet18_050");
  }

  @Test
  void endsWithTheReasonOfAJobThatFailed() {
    say(
        "GET /api/v1/jobs/j",
        200,
        "{'terminal': true, 'state': 'FAILED', 'failure': {'message': 'the loss is not a number'}}");

    assertThatThrownBy(story::tell)
        .isInstanceOf(Refused.class)
        .hasMessageContainingAll("FAILED", "the loss is not a number");
  }

  private void say(String request, int status, String body) {
    lines.put(request, new Line(status, body.replace('\'', '"')));
  }

  private void answer(HttpExchange exchange) throws IOException {
    var request = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
    heard.add(request);
    var line = lines.getOrDefault(request, new Line(404, "{}"));
    var body = line.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(line.status(), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
