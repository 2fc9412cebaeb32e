package io.graft.dataset;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.util.Optional;
import me.desair.tus.server.HttpHeader;
import org.jspecify.annotations.Nullable;

/** Keeps back the error that the tus library would send, so that a problem can be sent instead. */
final class TusAnswer extends HttpServletResponseWrapper {
  private @Nullable TusRefusal refusal;

  TusAnswer(HttpServletResponse response) {
    super(response);
  }

  Optional<TusRefusal> refusal() {
    return Optional.ofNullable(refusal);
  }

  @Override
  public void sendError(int status, @Nullable String message) {
    refusal = new TusRefusal(status, String.valueOf(message));
  }

  @Override
  public void sendError(int status) {
    sendError(status, "the upload cannot be served");
  }

  /**
   * The library says that there is no body, and a problem is one; and that it reads checksums
   * behind the bytes, which it does not as the server below it reads the chunks.
   */
  @Override
  public void setHeader(String name, @Nullable String value) {
    if (name.equalsIgnoreCase(HttpHeader.TUS_EXTENSION) && value != null) {
      super.setHeader(name, value.replace(",checksum-trailer", ""));
    } else if (!name.equalsIgnoreCase(HttpHeader.CONTENT_LENGTH)) {
      super.setHeader(name, value);
    }
  }
}
