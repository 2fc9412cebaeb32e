package io.graft.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.graft.GraftTest;
import io.graft.access.ProjectId;
import io.graft.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@GraftTest
class GivenDatasetsTests {
  private static final ProjectId PROJECT = ProjectId.LOCAL;

  @Autowired GivenDatasets given;
  @Autowired Datasets datasets;
  @Autowired Ingestions ingestions;
  @Autowired Intake intake;
  @Autowired Uploads uploads;
  @Autowired Storage storage;

  /** Of this test only. */
  private final String name = "given " + UUID.randomUUID();

  private static Map<String, byte[]> pictures(int each) {
    return Drawn.folders(each, "train/ants", "train/bees", "val/ants", "val/bees");
  }

  private GivenDatasets.Given give(byte[] archive) throws IOException {
    return given.give(PROJECT, name, file -> Files.write(file, archive));
  }

  private Upload kept(byte[] archive) throws IOException {
    Path folder = storage.scratch();
    Path file = Files.write(folder.resolve("archive"), archive);
    var upload = uploads.adopt(PROJECT, file);
    Files.delete(folder);
    return upload;
  }

  @Test
  void areIngestedLikeUploads() throws Exception {
    var first = give(Drawn.zip(pictures(2)));
    ingestions.settle();

    assertThat(first.wasThere()).isFalse();
    assertThat(first.dataset().state()).isEqualTo("INGESTING");
    var version = datasets.requireReady(PROJECT, first.dataset().id());
    assertThat(version.name()).isEqualTo(name);
    assertThat(version.ready().samples()).isEqualTo(new SplitCounts(4, 4, 0));
  }

  @Test
  void areMadeOnce() throws Exception {
    var first = give(Drawn.zip(pictures(2)));
    ingestions.settle();

    var second = give(Drawn.tarGz(pictures(2)));

    assertThat(second.wasThere()).isTrue();
    assertThat(second.dataset().id()).isEqualTo(first.dataset().id());
    assertThat(second.dataset().state()).isEqualTo("READY");
  }

  @Test
  void areMadeOnceAlsoWhileTheyAreIngested() throws Exception {
    byte[] archive = Drawn.zip(pictures(2));
    var ingesting = intake.newDataset(PROJECT, name, Modality.IMAGE, kept(archive));

    var same = give(archive);
    var other = give(Drawn.zip(pictures(3)));

    assertThat(same.wasThere()).isTrue();
    assertThat(same.dataset().id()).isEqualTo(ingesting.dataset());
    assertThat(other.wasThere()).isFalse();
  }

  @Test
  void areMadeAnewWhereSomebodyChangedThem() throws Exception {
    var first = give(Drawn.zip(pictures(2)));
    ingestions.settle();
    var version = datasets.requireReady(PROJECT, first.dataset().id());
    intake.newVersion(version, kept(Drawn.zip(pictures(3))));
    ingestions.recover();
    ingestions.settle();

    assertThat(give(Drawn.zip(pictures(2))).wasThere()).isFalse();
    ingestions.settle();
    assertThat(give(Drawn.zip(pictures(3))).wasThere()).isTrue();
  }
}
