package io.graft.inference;

import java.io.IOException;
import org.springframework.web.multipart.MultipartFile;

/** A picture as it was sent. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Picture(String file, byte[] bytes) {

  static Picture of(MultipartFile sent) throws IOException {
    var name = sent.getOriginalFilename();
    return new Picture(name == null || name.isEmpty() ? "file" : name, sent.getBytes());
  }
}
