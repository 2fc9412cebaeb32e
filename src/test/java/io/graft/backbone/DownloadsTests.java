package io.graft.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graft.GraftTest;
import io.graft.backbone.WeightsSource.Hub;
import io.graft.backbone.input.ImageInput;
import io.graft.backbone.input.Interpolation;
import io.graft.storage.Sha256;
import io.graft.storage.Storage;
import io.graft.storage.StorageKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@GraftTest
class DownloadsTests {
  @Autowired Storage storage;
  @TempDir Path folder;

  private final byte[] file = new byte[300_000];
  private WeightsServer server;

  @BeforeEach
  void start() throws IOException {
    new Random(7).nextBytes(file);
    server = new WeightsServer(file);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void bringsAFileIntoStorage() throws Exception {
    var backbone = backbone(Sha256.of(new ByteArrayInputStream(file)));

    download(server.address(), backbone);

    assertThat(storage.local(backbone.file())).hasBinaryContent(file);
    assertThat(partialFiles()).isEmpty();
  }

  @Test
  void goesOnWhereTheConnectionBroke() throws Exception {
    var backbone = backbone(Sha256.of(new ByteArrayInputStream(file)));
    server.cutAfter(120_000);

    download(server.address(), backbone);

    assertThat(storage.local(backbone.file())).hasBinaryContent(file);
    assertThat(server.ranges()).containsExactly("none", "bytes=120000-", "bytes=240000-");
  }

  @Test
  void goesOnInANewProcessWhereTheLastOneStopped() throws Exception {
    var backbone = backbone(Sha256.of(new ByteArrayInputStream(file)));
    Files.write(folder.resolve(sha256(backbone)), Arrays.copyOf(file, 100_000));
    Files.writeString(folder.resolve(sha256(backbone) + ".etag"), "\"one\"");

    download(server.address(), backbone);

    assertThat(storage.local(backbone.file())).hasBinaryContent(file);
    assertThat(server.ranges()).containsExactly("bytes=100000-");
  }

  @Test
  void startsAnewWhenTheFileHasChangedMeanwhile() throws Exception {
    var backbone = backbone(Sha256.of(new ByteArrayInputStream(file)));
    Files.write(folder.resolve(sha256(backbone)), new byte[100_000]);
    Files.writeString(folder.resolve(sha256(backbone) + ".etag"), "\"zero\"");

    download(server.address(), backbone);

    assertThat(storage.local(backbone.file())).hasBinaryContent(file);
  }

  @Test
  void refusesAFileWithAnotherChecksumAndDeletesIt() {
    var backbone = backbone("0".repeat(64));

    assertThatThrownBy(() -> download(server.address(), backbone))
        .isInstanceOf(WeightsUnavailable.class)
        .hasMessageContaining("SHA-256")
        .hasMessageContaining("0".repeat(64))
        .hasMessageContaining("it was deleted");
    assertThat(storage.exists(backbone.file())).isFalse();
    assertThat(partialFiles()).isEmpty();
  }

  @Test
  void keepsWhatCameWhenTheServerGoesAway() throws Exception {
    var backbone = backbone(Sha256.of(new ByteArrayInputStream(file)));
    server.cutAfter(0);
    Files.write(folder.resolve(sha256(backbone)), Arrays.copyOf(file, 100_000));
    Files.writeString(folder.resolve(sha256(backbone) + ".etag"), "\"one\"");

    assertThatThrownBy(() -> download(server.address(), backbone))
        .hasMessageContaining("goes on after the 100,000 bytes");

    assertThat(folder.resolve(sha256(backbone))).hasSize(100_000);
  }

  @Test
  void saysHowToUploadTheFileWhereThereIsNoNetwork() {
    var backbone = backbone("0".repeat(64));
    var nobody = server.address();
    server.close();

    assertThatThrownBy(() -> download(nobody, backbone))
        .isInstanceOf(WeightsUnavailable.class)
        .hasMessageContaining("takes no connection")
        .hasMessageContaining("POST /api/v1/backbones with file, architecture=resnet18");
  }

  @Test
  void showsWhyItFailedUntilTheNextTry() {
    var backbone = backbone("0".repeat(64));
    var downloads = downloads(server.address());

    assertThatThrownBy(() -> downloads.start(backbone).await(progress -> {}));

    assertThat(downloads.of(backbone.name()))
        .satisfies(
            download -> {
              assertThat(download.state()).isEqualTo(Download.State.FAILED);
              assertThat(download.received()).isEqualTo(300_000);
              assertThat(download.error()).contains("SHA-256");
            });
  }

  private void download(URI hub, Definition backbone) throws Exception {
    downloads(hub).start(backbone).await(progress -> {});
  }

  private Downloads downloads(URI hub) {
    return new Downloads(new BackboneProperties(hub, folder, Duration.ofSeconds(5)), storage);
  }

  private Definition backbone(String sha256) {
    var name = "b" + UUID.randomUUID();
    return new Definition(
        name,
        "resnet18",
        ImageInput.imagenet(224, 0.875, Interpolation.BILINEAR),
        "none",
        null,
        null,
        new Hub("timm/some", "abc", file.length, sha256),
        new StorageKey("backbones/%s/model.safetensors".formatted(name)));
  }

  private static String sha256(Definition backbone) {
    return ((Hub) backbone.source()).sha256();
  }

  private String[] partialFiles() {
    return folder.toFile().list((_, name) -> !name.endsWith(".lock"));
  }
}
