package io.graft.dataset;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Bytes off the wire, up to a limit. Remembers whether reading failed, so that a full disk can be
 * told from a sender who hung up.
 */
final class UploadStream extends FilterInputStream {
  static final String TOO_LARGE = "upload-too-large";

  private long left;
  private @Nullable IOException failure;

  UploadStream(InputStream in, long limit) {
    super(in);
    left = limit;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    try {
      int count = super.read(into, from, length);
      left -= Math.max(count, 0);
      if (left < 0) {
        throw new BadArchive(TOO_LARGE, "the upload is too large");
      }
      return count;
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  void rethrowFailure() throws IOException {
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
