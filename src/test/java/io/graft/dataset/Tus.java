package io.graft.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A client of the tus protocol. */
record Tus(MockMvcTester http) {
  static final String PATH = "/api/v1/uploads";
  static final String BYTES = "application/offset+octet-stream";

  MockMvcRequestBuilder request(HttpMethod method, String address) {
    return http.method(method).uri(address).header("Tus-Resumable", "1.0.0");
  }

  /** The address of a new upload. */
  String begin(long length) {
    var result = request(HttpMethod.POST, PATH).header("Upload-Length", length).exchange();
    assertThat(result).hasStatus(201).hasHeader("Tus-Resumable", "1.0.0");
    return Objects.requireNonNull(result.getResponse().getHeader("Location"));
  }

  MvcTestResult send(String upload, long offset, byte[] bytes) {
    return request(HttpMethod.PATCH, upload)
        .header("Upload-Offset", offset)
        .header("Content-Length", bytes.length)
        .contentType(BYTES)
        .content(bytes)
        .exchange();
  }

  MvcTestResult head(String upload) {
    return request(HttpMethod.HEAD, upload).exchange();
  }

  long offset(String upload) {
    var result = head(upload);
    assertThat(result).hasStatus(204);
    return Long.parseLong(Objects.requireNonNull(result.getResponse().getHeader("Upload-Offset")));
  }

  /** The id of an upload that has all its bytes. */
  String finished(byte[] bytes) {
    var upload = begin(bytes.length);
    assertThat(send(upload, 0, bytes)).hasStatus(204);
    return id(upload);
  }

  static String id(String upload) {
    return upload.substring(upload.lastIndexOf('/') + 1);
  }
}
