package io.graft.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Draw, upload, train, watch, ask. */
class Story {
  private static final Logger log = LoggerFactory.getLogger(Story.class);

  /** Needs no download; a pretrained one would need fewer pictures and less time. */
  private static final String BACKBONE = "resnet18.random";

  /** All of the network learns, as nothing in it has learned before; 24 epochs are enough here. */
  private static final Map<String, Object> PLAN =
      Map.of(
          "phases", List.of(Map.of("name", "all", "open", "all", "norm", "train", "epochs", 24)));

  private static final Duration POLL = Duration.ofMillis(250);

  private final Api api;
  private final Path folder;
  private final int perClass;

  Story(Api api, Path folder, int perClass) {
    this.api = api;
    this.folder = folder;
    this.perClass = perClass;
  }

  /** Returns how it ended, for somebody who wants to go on from there. */
  String tell() throws IOException, InterruptedException {
    var dataset = ready(api.postFile("/api/v1/datasets", draw(), Map.of("name", "drawn things")));
    var samples = dataset.path("samples");
    log.info(
        "Dataset {} is ready: {} pictures to learn from, {} to check with",
        dataset.path("id").asString(),
        samples.path("train").asInt(),
        samples.path("val").asInt());

    var job = over(api.post("/api/v1/jobs", request(dataset)));
    var model = "/api/v1/models/" + job.path("model").asString();

    var photo = folder.resolve("fish.png");
    DrawnPictures.another(Motif.FISH, photo);
    var seen = api.postFile(model + ":predict", photo, Map.of()).path("predictions").path(0);
    return ending(job, model, photo, seen);
  }

  private Path draw() throws IOException {
    Files.createDirectories(folder);
    var zip = folder.resolve("pictures.zip");
    DrawnPictures.zip(zip, perClass);
    log.info(
        "Drew {} pictures each of {}: {}",
        perClass,
        Arrays.stream(Motif.values()).map(Motif::folder).collect(Collectors.joining(", ")),
        zip);
    return zip;
  }

  private JsonNode ready(JsonNode uploaded) throws InterruptedException {
    var dataset = uploaded;
    while (dataset.path("state").asString().equals("INGESTING")) {
      Thread.sleep(POLL);
      dataset = api.get("/api/v1/datasets/" + dataset.path("id").asString());
    }
    if (!dataset.path("state").asString().equals("READY")) {
      throw new Refused("the dataset is refused: " + dataset.path("reason").asString());
    }
    return dataset;
  }

  private static Map<String, Object> request(JsonNode dataset) {
    return Map.of("dataset", dataset.path("id").asString(), "backbone", BACKBONE, "plan", PLAN);
  }

  private JsonNode over(JsonNode submitted) throws InterruptedException {
    var path = "/api/v1/jobs/" + submitted.path("id").asString();
    log.info("Training {}; watch it at {}", BACKBONE, api.address(path));
    var job = submitted;
    for (var last = "0"; !job.path("terminal").asBoolean(); job = api.get(path)) {
      last = api.follow(path + "/events", last, Story::watch);
    }
    if (!job.path("state").asString().equals("SUCCEEDED")) {
      throw new Refused(
          "the job is %s: %s".formatted(job.path("state").asString(), job.path("failure")));
    }
    return job;
  }

  private static void watch(JsonNode event) {
    var data = event.path("data");
    switch (event.path("type").asString()) {
      case "state" ->
          log.info("The job is {}: {}", data.path("to").asString(), data.path("reason").asString());
      case "epoch" ->
          log.info(
              "Epoch {} of {}: {} of the pictures to check with are told right",
              data.path("epoch").asInt(),
              data.path("epochs").asInt(),
              percent(data.path("validationAccuracy")));
      default -> {
        // GET /api/v1/jobs/{id}/events has the rest
      }
    }
  }

  private String ending(JsonNode job, String model, Path photo, JsonNode seen) {
    var metrics = job.path("metrics");
    return """
        the demo is done.

          accuracy  %s of %d pictures it never learned from
          model     %s
          a fish    it says %s, %s sure
          ask it    curl -F file=@%s %s:predict
        """
        .formatted(
            percent(metrics.path("accuracy")),
            metrics.path("examples").asInt(),
            api.address(model),
            seen.path("label").asString(),
            percent(seen.path("probability")),
            photo,
            api.address(model));
  }

  private static String percent(JsonNode share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share.asDouble());
  }
}
