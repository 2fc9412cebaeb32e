package io.graft.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.graft.training.TrainingEvent.Noted;
import io.graft.training.TrainingOutcome.Trained;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What frozen stages made of the pictures is taken from the cache, where it is the same. */
class TrainerCacheTests {
  @TempDir Path folder;
  private final RecordingEvents events = new RecordingEvents();

  private TrainingOutcome train(TrainingRequest request) throws IOException {
    return new Trainer(request, events, Clock.systemUTC()).train();
  }

  @Test
  void anotherJobOnTheSameDataTakesTheFrozenStagesFromTheCache() throws IOException {
    train(Drawings.request(folder, "{\"phases\":[{\"epochs\":1}]}"));
    assertThat(notes()).noneMatch(note -> note.contains("from the cache"));

    train(Drawings.request(folder, "{\"head\":{\"hidden\":[16]},\"phases\":[{\"epochs\":1}]}"));

    assertThat(notes()).anyMatch(note -> note.contains("from the cache"));
  }

  private List<String> notes() {
    return events.of(Noted.class).stream().map(Noted::message).toList();
  }

  @Test
  void averagesAreNotTakenFromTheCacheForAllFeatures() throws IOException {
    var averages = "{\"phases\":[{\"epochs\":1}]}";
    var features = "{\"head\":{\"pooling\":\"flatten\"},\"phases\":[{\"epochs\":1}]}";
    train(Drawings.ofMobileNet(Drawings.request(folder, averages)));

    train(Drawings.ofMobileNet(Drawings.request(folder, features)));
    assertThat(notes()).noneMatch(note -> note.contains("from the cache"));

    train(Drawings.ofMobileNet(Drawings.request(folder, features)));
    assertThat(notes()).anyMatch(note -> note.contains("from the cache"));
  }

  @Test
  void otherPicturesAreNotTakenFromTheCache() throws IOException {
    train(Drawings.request(folder, "{\"phases\":[{\"epochs\":2,\"views\":2}]}"));

    train(
        Drawings.request(
            folder, "{\"phases\":[{\"epochs\":2,\"views\":2,\"augmentation\":{\"hue\":0.1}}]}"));

    assertThat(notes()).noneMatch(note -> note.contains("from the cache"));
  }

  @Test
  void worksWithoutACacheThatIsLargeEnough() throws IOException {
    var small = Drawings.request(folder, "{\"phases\":[{\"open\":\"last:1\",\"epochs\":1}]}");
    var request =
        new TrainingRequest(
            small.architecture(),
            small.weights(),
            small.input(),
            small.task(),
            small.classes(),
            small.examples(),
            small.pack(),
            small.dataHash(),
            small.plan(),
            small.cache(),
            1000,
            small.output(),
            small.device(),
            null);

    assertThat(train(request)).isInstanceOf(Trained.class);
    assertThat(events.of(Noted.class))
        .extracting(Noted::message)
        .anyMatch(m -> m.contains("do not fit into the cache"));
  }
}
