package io.graft.dataset;

import io.graft.access.Principal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.bind.annotation.RestController;

/** The addresses of the tus protocol; it is the library that speaks it. */
@RestController
class UploadController implements UploadApi {
  private final ResumableUploads uploads;

  UploadController(ResumableUploads uploads) {
    this.uploads = uploads;
  }

  @Override
  public void options(
      Principal principal, HttpServletRequest request, HttpServletResponse response) {
    uploads.handle(principal.project(), request, response);
  }

  @Override
  public void create(
      Principal principal, HttpServletRequest request, HttpServletResponse response) {
    uploads.handle(principal.project(), request, response);
  }

  @Override
  public void head(Principal principal, HttpServletRequest request, HttpServletResponse response) {
    uploads.handle(principal.project(), request, response);
  }

  @Override
  public void append(
      Principal principal, HttpServletRequest request, HttpServletResponse response) {
    uploads.handle(principal.project(), request, response);
  }

  @Override
  public void delete(
      Principal principal, HttpServletRequest request, HttpServletResponse response) {
    uploads.handle(principal.project(), request, response);
  }

  @Override
  public void override(
      Principal principal, HttpServletRequest request, HttpServletResponse response) {
    uploads.handle(principal.project(), request, response);
  }
}
