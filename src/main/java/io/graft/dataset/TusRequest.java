package io.graft.dataset;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import me.desair.tus.server.HttpHeader;
import org.jspecify.annotations.Nullable;

/** A request whose media type has no parameters: the library knows it by its bare name only. */
final class TusRequest extends HttpServletRequestWrapper {
  TusRequest(HttpServletRequest request) {
    super(request);
  }

  @Override
  public @Nullable String getHeader(String name) {
    var value = super.getHeader(name);
    return value != null && name.equalsIgnoreCase(HttpHeader.CONTENT_TYPE)
        ? value.split(";", 2)[0]
        : value;
  }
}
