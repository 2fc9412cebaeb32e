package io.graft.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.graft.GraftTest;
import io.graft.access.ProjectId;
import io.graft.storage.Storage;
import io.graft.web.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import me.desair.tus.server.upload.UploadId;
import me.desair.tus.server.upload.UuidUploadIdFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@GraftTest
class ResumableUploadTests {
  private static final byte[] ARCHIVE = Drawn.zip(Drawn.folders(5, "ants", "bees"));

  @Autowired MockMvcTester http;
  @Autowired ResumableUploads uploads;
  @Autowired DatasetProperties limits;
  @Autowired Storage storage;
  @Autowired Uploads archives;
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
    Awaitility.await()
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
  void refusesAWrongOffset() {
    var upload = tus.begin(100);
    tus.send(upload, 0, new byte[40]);

    assertThat(tus.send(upload, 20, new byte[80]))
        .hasStatus(409)
        .hasHeader("Tus-Resumable", "1.0.0")
        .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
        .bodyJson()
        .extractingPath("$.detail")
        .isEqualTo("The Upload-Offset was 20 but expected 40; HEAD says where to go on");
    assertThat(tus.offset(upload)).isEqualTo(40);
  }

  @ParameterizedTest
  @ValueSource(strings = {"24e533e0-2ec3-46f1-9d66-38fd5ef3a2b0", "ants.zip"})
  void knowsNoUploadOfAnotherName(String id) {
    var upload = Tus.PATH + "/" + id;

    assertThat(tus.head(upload)).hasStatus(404);
    assertThat(tus.request(HttpMethod.DELETE, upload)).hasStatus(404);
    assertThat(tus.send(upload, 0, new byte[1]))
        .hasStatus(404)
        .bodyJson()
        .extractingPath("$.type")
        .isEqualTo("urn:graft:problem:no-such-upload");
  }

  @Test
  void refusesMoreBytesThanWereAnnounced() throws Exception {
    var upload = tus.begin(100);
    // in chunks, so that nobody knows before how many there are
    var tooMany =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + upload))
            .header("Tus-Resumable", "1.0.0")
            .header("Upload-Offset", "0")
            .header("Content-Type", Tus.BYTES)
            .method(
                "PATCH",
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[101])))
            .build();

    try (var client = HttpClient.newHttpClient()) {
      var answer = client.send(tooMany, BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(413);
      assertThat(answer.body()).contains("urn:graft:problem:upload-too-large");
    }
    assertThat(tus.send(upload, 0, new byte[101])).hasStatus(400);
    assertThat(tus.send(upload, 0, new byte[100])).hasStatus(204);
  }

  @Test
  void refusesWhatWillNotFit() {
    long tooMuch = limits.maxUpload().toBytes() + 1;

    assertThat(tus.request(HttpMethod.POST, Tus.PATH).header("Upload-Length", tooMuch))
        .hasStatus(413)
        .bodyJson()
        .extractingPath("$.detail")
        .asString()
        .contains("graft.dataset.max-upload");
  }

  @Test
  void refusesWhatTheDiskHasNoRoomFor() {
    var request = new MockHttpServletRequest("POST", Tus.PATH);
    request.addHeader("Tus-Resumable", "1.0.0");
    request.addHeader("Upload-Length", "10");
    var onFullDisk = new ResumableUploads(limits, new FullDisk(storage, 0), archives);

    assertThatExceptionOfType(Problem.class)
        .isThrownBy(
            () -> onFullDisk.handle(ProjectId.LOCAL, request, new MockHttpServletResponse()))
        .satisfies(problem -> assertThat(problem.getStatusCode().value()).isEqualTo(507))
        .withMessageContaining("has 10 bytes, and there is room for 0");
  }

  @Test
  void refusesAnEmptyArchiveBeforeItIsSent() {
    assertThat(tus.request(HttpMethod.POST, Tus.PATH).header("Upload-Length", 0))
        .hasStatus(422)
        .bodyJson()
        .extractingPath("$.detail")
        .asString()
        .startsWith("the file is empty");
  }

  @Test
  void wantsTheProtocolToBeFollowed() {
    var upload = tus.begin(10);

    assertThat(http.head().uri(upload)).hasStatus(412);
    assertThat(
            tus.request(HttpMethod.PATCH, upload)
                .header("Upload-Offset", 0)
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .content(new byte[10]))
        .hasStatus(415);
    assertThat(tus.request(HttpMethod.POST, Tus.PATH)).hasStatus(400);
    assertThat(tus.request(HttpMethod.GET, upload)).hasStatus(405);
  }

  @Test
  void keepsNoBytesOfAnotherChecksum() throws Exception {
    var upload = tus.begin(10);
    byte[] bytes = {1, 2, 3, 4, 5};
    var sha1 = Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1").digest(bytes));

    bytes[4] = 6;
    var damaged = withChecksum(upload, bytes, sha1);
    bytes[4] = 5;
    var whole = withChecksum(upload, bytes, sha1);

    assertThat(damaged)
        .hasStatus(460)
        .bodyJson()
        .extractingPath("$.type")
        .isEqualTo("urn:graft:problem:checksum-mismatch");
    assertThat(whole).hasStatus(204).hasHeader("Upload-Offset", "5");
  }

  private MvcTestResult withChecksum(String upload, byte[] bytes, String sha1) {
    return tus.request(HttpMethod.PATCH, upload)
        .header("Upload-Offset", 0)
        .header("Upload-Checksum", "sha1 " + sha1)
        .contentType(Tus.BYTES)
        .content(bytes)
        .exchange();
  }

  @Test
  void servesOneRequestAtATime() throws Exception {
    var upload = tus.begin(10);
    var locks = new UploadLocks(limits.uploads().toAbsolutePath());
    var ids = new UuidUploadIdFactory();
    ids.setUploadUri(Tus.PATH);
    locks.setIdFactory(ids);

    try (var _ = locks.lockUploadByUri(upload)) {
      assertThat(tus.send(upload, 0, new byte[10]))
          .hasStatus(423)
          .bodyJson()
          .extractingPath("$.type")
          .isEqualTo("urn:graft:problem:upload-busy");
      uploads.expire(Instant.now().plus(Duration.ofDays(2)));
    }
    assertThat(tus.send(upload, 0, new byte[10])).hasStatus(204);
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
