package io.graft.web;

import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import tools.jackson.core.JacksonException;

/**
 * A request that cannot be served, told as RFC 9457 problem details: the detail has the value and
 * the fix.
 */
public class Problem extends ErrorResponseException {
  static final String TYPES = "urn:graft:problem:";

  private Problem(HttpStatusCode status, String type, String detail) {
    super(status, body(status, type, detail), null);
  }

  public static Problem badRequest(String type, String detail) {
    return new Problem(HttpStatus.BAD_REQUEST, type, detail);
  }

  public static Problem notFound(String type, String detail) {
    return new Problem(HttpStatus.NOT_FOUND, type, detail);
  }

  public static Problem conflict(String type, String detail) {
    return new Problem(HttpStatus.CONFLICT, type, detail);
  }

  public static Problem unprocessable(String type, String detail) {
    return new Problem(HttpStatus.UNPROCESSABLE_CONTENT, type, detail);
  }

  public static Problem of(HttpStatusCode status, String type, String detail) {
    return new Problem(status, type, detail);
  }

  public Problem with(List<FieldError> errors) {
    getBody().setProperty("errors", errors);
    return this;
  }

  /**
   * A JSON value that cannot be read as what was asked for; {@code root} is where it stands in the
   * request.
   */
  public static Problem invalidJson(String root, JacksonException json) {
    return UnreadableJson.problem(root, json);
  }

  /** Where in a JSON value the mistake is, below {@code root}. */
  public static String path(String root, JacksonException json) {
    return UnreadableJson.path(root, json);
  }

  static ProblemDetail body(HttpStatusCode status, String type, String detail) {
    var body = ProblemDetail.forStatusAndDetail(status, detail);
    body.setType(URI.create(TYPES + type));
    body.setTitle(title(type));
    return body;
  }

  private static String title(String type) {
    return Character.toUpperCase(type.charAt(0)) + type.substring(1).replace('-', ' ');
  }
}
