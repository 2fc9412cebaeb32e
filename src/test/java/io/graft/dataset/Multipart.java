package io.graft.dataset;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The body of a multipart form, as it goes over the wire. */
public final class Multipart {
  static final String BOUNDARY = "--------graft-7d93b1";
  public static final String CONTENT_TYPE = "multipart/form-data; boundary=" + BOUNDARY;

  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  public Multipart text(String field, String text) {
    write("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n".formatted(BOUNDARY, field));
    write(text + "\r\n");
    return this;
  }

  public Multipart file(String field, String name, byte[] bytes) {
    write(
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n"
            .formatted(BOUNDARY, field, name));
    body.writeBytes(bytes);
    write("\r\n");
    return this;
  }

  public byte[] bytes() {
    write("--%s--\r\n".formatted(BOUNDARY));
    return body.toByteArray();
  }

  private void write(String text) {
    body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
