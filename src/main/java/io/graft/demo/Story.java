package io.graft.demo;

import static io.graft.demo.Trained.percent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Draw, upload, train with what a backbone learned before and without, ask. */
class Story {
  private static final Logger log = LoggerFactory.getLogger(Story.class);

  /** Comes with the service: nothing has to be downloaded. Its default recipe is fine-tune. */
  static final String BACKBONE = "graft_resnet18_050";

  /** The same network with random weights, of which the default recipe is from-scratch. */
  static final String UNTRAINED = "resnet18_050.random";

  private static final Duration POLL = Duration.ofMillis(100);

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
    var dataset =
        ready(api.postFile("/api/v1/datasets", draw(), Map.of("name", DrawnPictures.NAME)));
    var samples = dataset.path("samples");
    log.info(
        "Dataset {} is ready: {} pictures to learn from, {} to choose the best epoch, {} to test",
        dataset.path("id").asString(),
        samples.path("train").asInt(),
        samples.path("val").asInt(),
        samples.path("test").asInt());

    var transfer = train(dataset, BACKBONE);
    var scratch = train(dataset, UNTRAINED);

    var photo = folder.resolve("fish.jpg");
    DrawnPictures.another(Motif.FISH, photo);
    var seen = api.postFile(transfer.path() + ":predict?top=3", photo, Map.of());
    return ending(samples, transfer, scratch, photo, seen.path("predictions").path(0));
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

  /** Asks again and again, as there is no stream of what happens to a dataset. */
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

  private Trained train(JsonNode dataset, String backbone) {
    var request =
        Map.<String, Object>of("dataset", dataset.path("id").asString(), "backbone", backbone);
    var submitted = api.post("/api/v1/jobs", request);
    var path = "/api/v1/jobs/" + submitted.path("id").asString();
    log.info("Training {}; watch it at {}", backbone, api.address(path));
    var job = submitted;
    for (var last = "0"; !job.path("terminal").asBoolean(); job = api.get(path)) {
      last = api.follow(path + "/events", last, Story::watch);
    }
    if (!job.path("state").asString().equals("SUCCEEDED")) {
      throw new Refused(
          "the job is %s: %s".formatted(job.path("state").asString(), job.path("failure")));
    }
    return new Trained(job, api.get("/api/v1/models/" + job.path("model").asString()));
  }

  private static void watch(JsonNode event) {
    var data = event.path("data");
    switch (event.path("type").asString()) {
      case "state" ->
          log.info("The job is {}: {}", data.path("to").asString(), data.path("reason").asString());
      case "phase" ->
          log.info(
              "Phase '{}': {} of the network's parts learn, {} are frozen",
              data.path("name").asString(),
              data.path("open").size(),
              data.path("frozen").size());
      case "epoch" -> {
        if (data.path("best").asBoolean()) {
          log.info(
              "The best so far is epoch {} of {}: {} of the pictures to choose by",
              data.path("epoch").asInt(),
              data.path("epochs").asInt(),
              percent(data.path("validationAccuracy")));
        }
      }
      default -> {
        // GET /api/v1/jobs/{id}/events has the rest
      }
    }
  }

  private String ending(
      JsonNode samples, Trained transfer, Trained scratch, Path photo, JsonNode seen) {
    return """
        the demo is done. The same network has learned the same %d pictures twice; \
        here is what each makes of %d others:

          started from         recipe        accuracy  95 %% interval       time
          %s
          %s

          a fish    it says %s
          model     %s
          ask it    curl -F file=@%s %s:predict
        """
        .formatted(
            samples.path("train").asInt(),
            samples.path("test").asInt(),
            transfer.row(),
            scratch.row(),
            StreamSupport.stream(seen.path("top").spliterator(), false)
                .map(top -> top.path("label").asString() + " " + percent(top.path("probability")))
                .collect(Collectors.joining(", ")),
            api.address(transfer.path()),
            photo,
            api.address(transfer.path()));
  }
}
