package io.graft.dataset;

import io.graft.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/**
 * A request that the tus library refuses.
 *
 * @param message what is wrong, in the words of the library
 */
record TusRefusal(int status, String message) {
  private static final int CHECKSUM_MISMATCH = 460; // of tus, not of HTTP

  /** The same with the fix. */
  Problem problem(String upload) {
    return switch (status) {
      case 404 -> noSuchUpload(upload);
      case 406 -> problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type", "");
      case 409 -> problem(HttpStatus.CONFLICT, "wrong-offset", "; HEAD says where to go on");
      case 412 ->
          problem(
              HttpStatus.PRECONDITION_FAILED, "other-tus-version", "; send Tus-Resumable: 1.0.0");
      case 413 ->
          problem(
              HttpStatus.CONTENT_TOO_LARGE,
              "upload-too-large",
              " bytes (graft.dataset.max-upload); make the pictures smaller or split it into several datasets");
      case CHECKSUM_MISMATCH ->
          problem(
              HttpStatusCode.valueOf(CHECKSUM_MISMATCH),
              "checksum-mismatch",
              "; send these bytes again");
      default -> problem(HttpStatusCode.valueOf(status), "bad-upload", "");
    };
  }

  private Problem problem(HttpStatusCode status, String type, String fix) {
    return Problem.of(status, type, message + fix);
  }

  static Problem noSuchUpload(String upload) {
    return Problem.notFound(
        "no-such-upload",
        "there is no upload '%s', or it has expired or become a dataset; POST /api/v1/uploads begins another"
            .formatted(upload));
  }
}
