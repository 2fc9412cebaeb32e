package io.graft.web;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;

/**
 * Turns every mistake that Spring finds before a controller runs into a problem with the value and
 * the fix.
 */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {
  private static final Logger log = LoggerFactory.getLogger(Problems.class);

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException unreadable,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var problem =
        unreadable.getCause() instanceof JacksonException json
            ? Problem.invalidJson("", json)
            : Problem.badRequest("unreadable-body", "the request has no readable body; send JSON");
    return handleExceptionInternal(
        problem, problem.getBody(), headers, problem.getStatusCode(), request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
      MethodArgumentNotValidException invalid,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var errors =
        invalid.getFieldErrors().stream()
            .map(
                e ->
                    new FieldError(
                        e.getField(),
                        e.isBindingFailure()
                            ? "cannot be '%s': another type is expected"
                                .formatted(e.getRejectedValue())
                            : "%s, was %s".formatted(e.getDefaultMessage(), e.getRejectedValue())))
            .toList();
    return handleExceptionInternal(
        invalid, invalid(errors).getBody(), headers, HttpStatus.BAD_REQUEST, request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpRequestMethodNotSupported(
      HttpRequestMethodNotSupportedException wrong,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var allowed =
        wrong.getSupportedMethods() == null
            ? "another"
            : String.join(", ", wrong.getSupportedMethods());
    var body =
        Problem.body(
            HttpStatus.METHOD_NOT_ALLOWED,
            "method-not-allowed",
            "%s is not possible here; use %s".formatted(wrong.getMethod(), allowed));
    return handleExceptionInternal(wrong, body, headers, status, request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpMediaTypeNotSupported(
      HttpMediaTypeNotSupportedException wrong,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var wanted =
        wrong.getSupportedMediaTypes().stream()
            .map(Object::toString)
            .collect(Collectors.joining(" or "));
    var body =
        Problem.body(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            "unsupported-media-type",
            "Content-Type %s is not read here; send %s"
                .formatted(wrong.getContentType(), wanted.isEmpty() ? "application/json" : wanted));
    return handleExceptionInternal(wrong, body, headers, status, request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(
      NoResourceFoundException none,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var body =
        Problem.body(
            HttpStatus.NOT_FOUND,
            "no-such-address",
            "%s /%s is not an address of this service; /swagger-ui.html lists them all"
                .formatted(none.getHttpMethod(), none.getResourcePath()));
    return handleExceptionInternal(none, body, headers, status, request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleTypeMismatch(
      TypeMismatchException mismatch,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var name =
        mismatch instanceof MethodArgumentTypeMismatchException argument
            ? argument.getName()
            : mismatch.getPropertyName();
    var type = mismatch.getRequiredType();
    var error =
        new FieldError(
            String.valueOf(name),
            "must be a %s, was '%s'"
                .formatted(type == null ? "value" : type.getSimpleName(), mismatch.getValue()));
    return handleExceptionInternal(
        mismatch, invalid(List.of(error)).getBody(), headers, HttpStatus.BAD_REQUEST, request);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unexpected(Exception failure, WebRequest request) {
    log.error("{} failed", request.getDescription(false), failure);
    return ResponseEntity.internalServerError()
        .body(
            Problem.body(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal-error",
                "this is a mistake of the service, not of the request; its log has the cause"));
  }

  /** Gives the problems that Spring words itself one of our types. */
  @Override
  protected ResponseEntity<Object> createResponseEntity(
      @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    if (body instanceof ProblemDetail detail
        && !String.valueOf(detail.getType()).startsWith(Problem.TYPES)) {
      detail.setType(URI.create(Problem.TYPES + "bad-request"));
    }
    return super.createResponseEntity(body, headers, status, request);
  }

  private static Problem invalid(List<FieldError> errors) {
    var detail =
        errors.stream()
            .flatMap(e -> Stream.of(e.field() + " " + e.message()))
            .collect(Collectors.joining("; "));
    return Problem.badRequest("invalid-request", detail).with(errors);
  }
}
