package io.graft.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.graft.GraftTest;
import io.graft.access.ProjectId;
import io.graft.storage.Storage;
import io.graft.web.Problem;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import me.desair.tus.server.upload.UuidUploadIdFactory;
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

/** A client of tus that does what it should not, and a service that cannot do what it should. */
@GraftTest
class RefusedUploadTests {
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
}
