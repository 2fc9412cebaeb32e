package io.graft.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import io.graft.GraftTest;
import io.graft.access.ProjectId;
import io.graft.network.Architectures;
import io.graft.network.ElementType;
import io.graft.network.Safetensors;
import io.graft.storage.Sha256;
import io.graft.storage.Storage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The hub of these tests is nowhere. */
@GraftTest
class BundleTests {
  private static final int MOST_BYTES = 6 << 20;

  @Autowired MockMvcTester http;
  @Autowired Backbones backbones;
  @Autowired Storage storage;

  @Test
  void isAvailableWithoutANetwork() {
    assertThat(http.get().uri("/api/v1/backbones"))
        .bodyJson()
        .extractingPath("$.items[?(@.origin == 'BUNDLED' && @.available == true)].name")
        .asArray()
        .containsExactly("graft_resnet18_050");
    assertThat(http.get().uri("/api/v1/backbones/graft_resnet18_050"))
        .hasStatusOk()
        .bodyJson()
        .isLenientlyEqualTo(
            """
            {"architecture": "resnet18_050", "features": 256, "download": null, "lineage": []}
            """);
  }

  @Test
  void hasACardForPeople() {
    assertThat(http.get().uri("/api/v1/backbones/graft_resnet18_050"))
        .bodyJson()
        .extractingPath("$.card")
        .asString()
        .startsWith("# graft_resnet18_050");
  }

  @Test
  void isPutIntoStorageWhenItIsFirstNeeded() throws Exception {
    var bundled = backbones.find(ProjectId.LOCAL, Bundle.NAME).orElseThrow();
    storage.delete(bundled.file());

    var weights = backbones.weights(bundled, progress -> {});

    assertThat(storage.exists(bundled.file())).isTrue();
    assertThat(weights.sha256()).isEqualTo(bundled.sha256()).isEqualTo(Sha256.of(weights.path()));
    assertThat(backbones.weights(bundled, progress -> {}).path()).isEqualTo(weights.path());
  }

  @Test
  void hasEveryStageInFloat16AndNoHead() throws Exception {
    var network = Architectures.named(Bundle.ARCHITECTURE).forPictures(Bundle.INPUT.size());
    var bundled = backbones.find(ProjectId.LOCAL, Bundle.NAME).orElseThrow();

    var file = backbones.weights(bundled, progress -> {}).path();

    var weights = Safetensors.read(file);
    assertThat(file.toFile().length()).isLessThan(MOST_BYTES);
    assertThat(weights.tensors().values()).allMatch(tensor -> tensor.type() == ElementType.F16);
    assertThat(weights.fitStages(network).names())
        .containsExactlyInAnyOrderElementsOf(weights.names());
  }

  @Test
  void isReadyForAWorkerToMeasure() {
    assertThat(backbones.ready()).extracting(Backbone::name).contains(Bundle.NAME);
  }

  @Test
  void needsNoDownload() {
    assertThat(http.post().uri("/api/v1/backbones/{name}:download", Bundle.NAME))
        .hasStatusOk()
        .bodyJson()
        .extractingPath("$.available")
        .isEqualTo(true);
  }
}
