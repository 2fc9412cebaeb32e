package io.graft.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.graft.GraftTest;
import io.graft.access.Principal;
import io.graft.access.ProjectId;
import io.graft.storage.Storage;
import io.graft.storage.StorageKey;
import io.graft.web.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.mock.web.MockHttpServletRequest;

/** What goes wrong on our side of the wire. */
@GraftTest
class TroubleTests {
  private static final Principal SOMEBODY = new Principal("somebody", ProjectId.LOCAL);
  private static final Path FILES = Path.of("target/test-data/storage");

  @Autowired DatasetProperties limits;
  @Autowired Storage storage;
  @Autowired VersionRows versions;
  @Autowired Intake intake;
  @Autowired Finish finish;
  @Autowired Ingestions ingestions;
  @Autowired IngestionLock lock;
  @Autowired Datasets datasets;
  @Autowired Report report;
  @Autowired Deletion deletion;
  @Autowired ApplicationEventPublisher events;

  private final ExecutorService decoders = Executors.newSingleThreadExecutor();

  @AfterEach
  void stop() {
    decoders.shutdownNow();
  }

  private Upload.Kept stored(byte[] archive) throws IOException {
    var key =
        new StorageKey("projects/%s/uploads/%s".formatted(ProjectId.LOCAL, UUID.randomUUID()));
    storage.put(key, new ByteArrayInputStream(archive));
    return new Upload.Kept(key);
  }

  private DatasetVersion ingesting(Upload upload) {
    return intake.newDataset(ProjectId.LOCAL, "pictures", Modality.IMAGE, upload);
  }

  private DatasetState now(DatasetVersion version) {
    return datasets.require(version.project(), version.dataset()).state();
  }

  private static List<Path> scratch() throws IOException {
    try (var files = Files.list(FILES.resolve("scratch"))) {
      return files.toList();
    }
  }

  private static List<Path> uploads() throws IOException {
    var folder = FILES.resolve("kept/projects/" + ProjectId.LOCAL + "/uploads");
    try (var files = Files.list(Files.createDirectories(folder))) {
      return files.sorted().toList();
    }
  }

  @Test
  void rejectsAnUploadThatFillsTheDisk() throws Exception {
    var before = uploads();
    byte[] archive = Drawn.zip(Drawn.folders(200, "ants", "bees"));
    var request = new MockHttpServletRequest("POST", "/api/v1/datasets");
    request.setContentType(Multipart.CONTENT_TYPE);
    request.setContent(
        new Multipart().file("file", "a.zip", archive).text("name", "too much").bytes());
    var uploads = new Uploads(limits, new FullDisk(storage, 10_000));
    var arrivals = new Arrivals(uploads, intake, ingestions);
    var controller =
        new DatasetController(uploads, arrivals, ingestions, datasets, report, deletion);

    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> controller.create(SOMEBODY, request))
        .satisfies(
            problem -> {
              assertThat(problem.getStatusCode().value()).isEqualTo(507);
              assertThat(problem.getBody().getProperties()).containsKeys("dataset", "version");
            });

    var dataset = controller.list(SOMEBODY, null, 1).items().getFirst();
    assertThat(dataset.name()).isEqualTo("too much");
    assertThat(dataset.state()).isEqualTo("REJECTED");
    assertThat(dataset.reason())
        .isEqualTo(
            "the disk of the service is full (No space left on device); free some space and upload again");
    assertThat(scratch()).isEmpty();
    assertThat(uploads()).isEqualTo(before);
  }

  @Test
  void rejectsAnArchiveThatFillsTheDiskWhenIngested() throws Exception {
    var upload = stored(Drawn.zip(Drawn.folders(20, "ants", "bees")));
    var version = ingesting(upload);

    new Ingester(limits, new FullDisk(storage, 1000), versions, finish, events)
        .ingest(version.id(), decoders);

    assertThat(now(version))
        .isEqualTo(
            new DatasetState.Rejected(
                "the disk of the service is full (No space left on device); free some space and upload again"));
    assertThat(storage.exists(version.folder())).isFalse();
    assertThat(storage.exists(upload.key())).isFalse();
    assertThat(scratch()).isEmpty();
  }

  @Test
  void ingestsAgainWhatAnotherProcessLeft() throws Exception {
    var version = ingesting(stored(Drawn.zip(Drawn.folders(2, "ants", "bees"))));

    ingestions.recover();
    ingestions.settle();

    assertThat(now(version)).isInstanceOf(DatasetState.Ready.class);
  }

  @Test
  void leavesToAnotherProcessWhatThatIsIngesting() throws Exception {
    var version = ingesting(stored(Drawn.zip(Drawn.folders(2, "ants", "bees"))));

    lock.with(
        version.id(),
        () -> {
          ingestions.recover();
          ingestions.settle();
        });
    assertThat(now(version)).isInstanceOf(DatasetState.Ingesting.class);

    ingestions.recover();
    ingestions.settle();
    assertThat(now(version)).isInstanceOf(DatasetState.Ready.class);
  }

  @Test
  void rejectsWhatAnotherProcessLeftWithoutItsArchive() throws Exception {
    var upload = stored(Drawn.zip(Drawn.folders(2, "ants", "bees")));
    var version = ingesting(upload);
    storage.delete(upload.key());

    ingestions.recover();
    ingestions.settle();

    assertThat(now(version))
        .isEqualTo(
            new DatasetState.Rejected(
                "the uploaded archive is gone from storage; upload it again"));
  }

  @Test
  void takesOnlyTheFirstResult() throws Exception {
    var version = ingesting(stored(Drawn.zip(Drawn.folders(2, "ants", "bees"))));
    ingestions.recover();
    ingestions.settle();

    boolean taken = finish.with(version.id(), new Outcome.Refused("too late", List.of()));

    assertThat(taken).isFalse();
    assertThat(now(version)).isInstanceOf(DatasetState.Ready.class);
  }

  @Test
  void leavesAnIngestionForLaterWhenInterrupted() throws Exception {
    var upload = stored(Drawn.zip(Drawn.folders(2, "ants", "bees")));
    var version = ingesting(upload);
    var ingester = new Ingester(limits, storage, versions, finish, events);

    Thread.currentThread().interrupt();
    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() -> ingester.ingest(version.id(), decoders));

    assertThat(now(version)).isInstanceOf(DatasetState.Ingesting.class);
    assertThat(scratch()).isEmpty();

    ingestions.recover();
    ingestions.settle();

    assertThat(now(version)).isInstanceOf(DatasetState.Ready.class);
    assertThat(storage.exists(upload.key())).isFalse();
  }
}
