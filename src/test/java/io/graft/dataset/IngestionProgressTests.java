package io.graft.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.graft.GraftTest;
import io.graft.access.ProjectId;
import io.graft.storage.Storage;
import io.graft.storage.StorageKey;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@GraftTest
class IngestionProgressTests {
  @Autowired MockMvcTester http;
  @Autowired Storage storage;
  @Autowired Intake intake;
  @Autowired Ingester ingester;

  /** Looks at a picture at once, and at something else before. */
  private static final class Decoder extends AbstractExecutorService {
    private final Runnable before;

    Decoder(Runnable before) {
      this.before = before;
    }

    @Override
    public void execute(Runnable work) {
      before.run();
      work.run();
    }

    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
      return List.of();
    }

    @Override
    public boolean isShutdown() {
      return false;
    }

    @Override
    public boolean isTerminated() {
      return false;
    }

    @Override
    public boolean awaitTermination(long time, TimeUnit unit) {
      return true;
    }
  }

  private JsonNode get(DatasetId dataset) {
    try {
      var result = http.get().uri("/api/v1/datasets/" + dataset).exchange();
      return JsonMapper.shared().readTree(result.getResponse().getContentAsByteArray());
    } catch (RuntimeException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"zip", "tar", "tar.gz"})
  void isToldWhileAnArchiveIsRead(String format) throws Exception {
    var files = Drawn.folders(100, "ants", "bees");
    byte[] archive =
        switch (format) {
          case "zip" -> Drawn.zip(files);
          case "tar" -> Drawn.tar(files);
          default -> Drawn.tarGz(files);
        };
    var key =
        new StorageKey("projects/%s/uploads/%s".formatted(ProjectId.LOCAL, UUID.randomUUID()));
    storage.put(key, new ByteArrayInputStream(archive));
    var version = intake.newDataset(ProjectId.LOCAL, "slow", Modality.IMAGE, new Upload.Kept(key));
    var waiting = get(version.dataset());
    var seen = new ArrayList<JsonNode>();

    ingester.ingest(
        version.id(), new Decoder(() -> seen.add(get(version.dataset()).get("progress"))));

    assertThat(waiting.has("progress")).isFalse();
    assertThat(seen).hasSize(200);
    assertThat(seen.getFirst().toString()).isEqualTo("{\"share\":0.0,\"samples\":0}");
    var shares = seen.stream().map(progress -> progress.get("share").asDouble()).toList();
    assertThat(shares).isSorted().allSatisfy(share -> assertThat(share).isBetween(0.0, 1.0));
    assertThat(shares.getLast()).isGreaterThan(0.5);
    assertThat(seen.getLast().get("samples").asInt()).isBetween(100, 199);
    assertThat(get(version.dataset()).has("progress")).isFalse();
  }
}
