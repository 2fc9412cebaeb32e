package io.graft.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.graft.network.Safetensors;
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
    assertThat(train(withTinyCache("{\"phases\":[{\"open\":\"last:1\",\"epochs\":1}]}")))
        .isInstanceOf(Trained.class);
    assertThat(notes()).anyMatch(note -> note.contains("do not fit into the cache"));
  }

  /** In bfloat16 they are methods of the script that learns. */
  @Test
  void openStagesLearnStatisticsWhileFrozenOnesAreComputedAlong() throws IOException {
    var plan =
        """
        {"phases":[{"open":"last:1","epochs":1,"norm":"train","precision":"bfloat16"}]}
        """;
    var request = withTinyCache(plan);

    train(request);

    var learned = Safetensors.read(request.output().resolve("model.safetensors"));
    assertThat(learned.get("layer3.0.bn1.running_mean").toFloats()).containsOnly(0);
    assertThat(learned.get("layer4.0.bn1.running_mean").toFloats()).doesNotContain(0);
  }

  /** One pass answers at the boundaries of all three phases. */
  @Test
  void unfreezesGraduallyInHalfPrecision() throws IOException {
    var plan =
        """
        {"phases":[{"open":"head","epochs":1,"precision":"bfloat16"},
                   {"open":"last:1","epochs":1,"precision":"bfloat16"},
                   {"open":"last:2","epochs":1,"precision":"bfloat16"}]}
        """;

    assertThat(train(Drawings.request(folder, plan))).isInstanceOf(Trained.class);
    assertThat(notes()).filteredOn(note -> note.contains("from the cache")).hasSize(2);
  }

  private TrainingRequest withTinyCache(String plan) throws IOException {
    return Drawings.request(folder, plan, Recipe.FEATURE_EXTRACTION, 1000);
  }
}
