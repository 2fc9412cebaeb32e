package io.graft.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.graft.GraftTest;
import io.graft.Patience;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import me.desair.tus.server.upload.UploadId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@GraftTest
class ResumableUploadTests {
  private static final byte[] ARCHIVE = Drawn.zip(Drawn.folders(5, "ants", "bees"));

  @Autowired MockMvcTester http;
  @Autowired ResumableUploads uploads;
  @Autowired DatasetProperties limits;
  @LocalServerPort int port;

  private Tus tus;

  @BeforeEach
  void connect() {
    tus = new Tus(http);
  }

  private UploadDisk disk() {
    return new UploadDisk(limits.uploads().toAbsolutePath());
  }

  @Test
  void saysWhatItKnows() {
    var result = http.options().uri(Tus.PATH).exchange();

    assertThat(result)
        .hasStatus(204)
        .hasHeader("Tus-Resumable", "1.0.0")
        .hasHeader("Tus-Version", "1.0.0")
        .hasHeader("Tus-Max-Size", String.valueOf(limits.maxUpload().toBytes()));
    assertThat(("" + result.getResponse().getHeader("Tus-Extension")).split(","))
        .contains("creation", "expiration", "termination", "checksum")
        .doesNotContain("concatenation", "checksum-trailer");
  }

  @Test
  void takesAnArchiveInPieces() {
    var upload = tus.begin(ARCHIVE.length);
    int half = ARCHIVE.length / 2;

    var first = tus.send(upload, 0, Arrays.copyOf(ARCHIVE, half));
    var between = tus.head(upload);
    var second = tus.send(upload, half, Arrays.copyOfRange(ARCHIVE, half, ARCHIVE.length));

    assertThat(upload).startsWith("/api/v1/uploads/");
    assertThat(first)
        .hasStatus(204)
        .hasHeader("Upload-Offset", String.valueOf(half))
        .containsHeader("Upload-Expires");
    assertThat(between)
        .hasStatus(204)
        .hasHeader("Upload-Offset", String.valueOf(half))
        .hasHeader("Upload-Length", String.valueOf(ARCHIVE.length))
        .hasHeader("Cache-Control", "no-store");
    assertThat(second).hasStatus(204).hasHeader("Upload-Offset", String.valueOf(ARCHIVE.length));
    assertThat(disk().data(new UploadId(Tus.id(upload)))).hasBinaryContent(ARCHIVE);
  }

  @Test
  void goesOnWhereTheConnectionBroke() throws IOException {
    var upload = tus.begin(ARCHIVE.length);
    int half = ARCHIVE.length / 2;

    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      var head =
          """
          PATCH %s HTTP/1.1
          Host: 127.0.0.1
          Tus-Resumable: 1.0.0
          Upload-Offset: 0
          Content-Type: %s
          Content-Length: %d

          """
              .formatted(upload, Tus.BYTES, ARCHIVE.length);
      socket.getOutputStream().write(head.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().write(ARCHIVE, 0, half);
    }
    // until the service has noticed, the upload is busy, and before that it has nothing
    Patience.await()
        .until(
            () -> "" + tus.head(upload).getResponse().getHeader("Upload-Offset"),
            at -> at.equals("" + half));
    var rest = tus.send(upload, half, Arrays.copyOfRange(ARCHIVE, half, ARCHIVE.length));

    assertThat(rest).hasStatus(204);
    assertThat(disk().data(new UploadId(Tus.id(upload)))).hasBinaryContent(ARCHIVE);
  }

  @Test
  void goesOnWhereAKilledServiceHadWritten() throws IOException {
    var upload = tus.begin(ARCHIVE.length);
    tus.send(upload, 0, Arrays.copyOf(ARCHIVE, 100));

    var data = disk().data(new UploadId(Tus.id(upload)));
    Files.write(data, Arrays.copyOfRange(ARCHIVE, 100, 150), StandardOpenOption.APPEND);

    assertThat(tus.offset(upload)).isEqualTo(150);
    assertThat(tus.send(upload, 150, Arrays.copyOfRange(ARCHIVE, 150, ARCHIVE.length)))
        .hasStatus(204);
  }

  @Test
  void forgetsAnUploadThatIsGivenUp() {
    var upload = tus.begin(10);

    assertThat(tus.request(HttpMethod.DELETE, upload)).hasStatus(204);

    assertThat(tus.head(upload)).hasStatus(404);
    assertThat(limits.uploads().resolve("uploads").resolve(Tus.id(upload))).doesNotExist();
  }

  @Test
  void doesWhatAHeaderSaysForThoseWhoCanOnlyPost() {
    var upload = tus.begin(10);

    assertThat(
            tus.request(HttpMethod.POST, upload)
                .header("X-HTTP-Method-Override", "PATCH")
                .header("Upload-Offset", 0)
                .contentType(Tus.BYTES)
                .content(new byte[10]))
        .hasStatus(204)
        .hasHeader("Upload-Offset", "10");
  }

  @Test
  void deletesWhatNobodySendsToAnyMore() throws IOException {
    var begun = tus.begin(10);
    var finished = tus.finished(new byte[10]);
    var halfMade = limits.uploads().resolve("uploads").resolve(UUID.randomUUID().toString());
    Files.createDirectories(halfMade);

    uploads.expire(Instant.now().plus(limits.uploadExpiry()).minusSeconds(60));
    assertThat(tus.head(begun)).hasStatus(204);

    uploads.expire(Instant.now().plus(limits.uploadExpiry()).plusSeconds(60));
    assertThat(tus.head(begun)).hasStatus(404);
    assertThat(tus.head(Tus.PATH + "/" + finished)).hasStatus(404);
    assertThat(halfMade).doesNotExist();
  }
}
