package io.graft.dataset;

import io.graft.access.Principal;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

@Tag(
    name = "uploads",
    description =
        "Archives sent in pieces by the tus protocol 1.0.0 (creation, expiration, termination, checksum): one that"
            + " breaks off goes on where it stopped. Any tus client can send them. A finished upload becomes a dataset"
            + " by `POST /api/v1/datasets` with `{\"upload\": \"<id>\", \"name\": \"…\"}`; the id is the last part"
            + " of its Location.")
@RequestMapping(ResumableUploads.PATH)
interface UploadApi {

  @RequestMapping(method = RequestMethod.OPTIONS)
  @Operation(
      operationId = "getUploadOptions",
      summary = "What the service knows of tus",
      description = "Its version, extensions, checksums and the most bytes of an upload.")
  @ApiResponse(
      responseCode = "204",
      description = "In the headers",
      headers = {
        @Header(name = "Tus-Version", schema = @Schema(example = "1.0.0")),
        @Header(name = "Tus-Extension", schema = @Schema(example = "creation,expiration")),
        @Header(name = "Tus-Max-Size", schema = @Schema(type = "integer", format = "int64")),
        @Header(name = "Tus-Checksum-Algorithm", schema = @Schema(example = "md5,sha1,sha256"))
      })
  void options(
      @Parameter(hidden = true) Principal principal,
      HttpServletRequest request,
      HttpServletResponse response);

  @PostMapping
  @Operation(
      operationId = "createUpload",
      summary = "Begin an upload",
      description = "Has no body; the bytes are sent by PATCH to its Location.")
  @Parameter(
      in = ParameterIn.HEADER,
      name = "Tus-Resumable",
      required = true,
      schema = @Schema(allowableValues = "1.0.0"))
  @Parameter(
      in = ParameterIn.HEADER,
      name = "Upload-Length",
      description = "of the whole archive, in bytes",
      schema = @Schema(type = "integer", format = "int64", example = "12034511"))
  @Parameter(
      in = ParameterIn.HEADER,
      name = "Upload-Metadata",
      description = "kept and given back; names and values in base64",
      schema = @Schema(example = "filename YW50cy56aXA="))
  @ApiResponse(
      responseCode = "201",
      description = "The upload waits for its first bytes",
      headers = {
        @Header(
            name = "Location",
            schema = @Schema(example = "/api/v1/uploads/" + UploadExamples.ID)),
        @Header(name = "Upload-Expires", schema = @Schema(example = UploadExamples.EXPIRES))
      })
  @ApiResponse(
      responseCode = "413",
      description = "Larger than graft.dataset.max-upload",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
              schema = @Schema(implementation = ProblemDetail.class),
              examples = @ExampleObject(UploadExamples.TOO_LARGE)))
  @ApiResponse(
      responseCode = "507",
      description = "Larger than the room on the disk",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
              schema = @Schema(implementation = ProblemDetail.class),
              examples = @ExampleObject(UploadExamples.NO_ROOM)))
  void create(
      @Parameter(hidden = true) Principal principal,
      HttpServletRequest request,
      HttpServletResponse response);

  @RequestMapping(path = "/{id}", method = RequestMethod.HEAD)
  @Operation(
      operationId = "getUploadOffset",
      summary = "Ask how far an upload is",
      description = "After a connection broke: the next PATCH begins at Upload-Offset.")
  @Parameter(
      in = ParameterIn.HEADER,
      name = "Tus-Resumable",
      required = true,
      schema = @Schema(allowableValues = "1.0.0"))
  @Parameter(in = ParameterIn.PATH, name = "id", example = UploadExamples.ID)
  @ApiResponse(
      responseCode = "204",
      description = "In the headers",
      headers = {
        @Header(name = "Upload-Offset", schema = @Schema(type = "integer", format = "int64")),
        @Header(name = "Upload-Length", schema = @Schema(type = "integer", format = "int64"))
      })
  void head(
      @Parameter(hidden = true) Principal principal,
      HttpServletRequest request,
      HttpServletResponse response);

  @PatchMapping("/{id}")
  @Operation(
      operationId = "appendToUpload",
      summary = "Send bytes",
      description =
          "As many as you like, from where the upload is. What has arrived when a connection breaks is kept.",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = "application/offset+octet-stream",
                      schema = @Schema(type = "string", format = "binary"))))
  @Parameter(
      in = ParameterIn.HEADER,
      name = "Tus-Resumable",
      required = true,
      schema = @Schema(allowableValues = "1.0.0"))
  @Parameter(
      in = ParameterIn.HEADER,
      name = "Upload-Offset",
      required = true,
      schema = @Schema(type = "integer", format = "int64", example = "0"))
  @Parameter(
      in = ParameterIn.HEADER,
      name = "Upload-Checksum",
      description = "of these bytes; where it is another, they are not kept and the answer is 460",
      schema = @Schema(example = "sha1 Kq5sNclPz7QV2+lfQIuc6R7oRu0="))
  @Parameter(in = ParameterIn.PATH, name = "id", example = UploadExamples.ID)
  @ApiResponse(
      responseCode = "204",
      description = "They are kept",
      headers = {
        @Header(name = "Upload-Offset", schema = @Schema(type = "integer", format = "int64")),
        @Header(name = "Upload-Expires", schema = @Schema(example = UploadExamples.EXPIRES))
      })
  @ApiResponse(
      responseCode = "404",
      description = "There is no such upload, or it has expired",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
              schema = @Schema(implementation = ProblemDetail.class),
              examples = @ExampleObject(UploadExamples.UNKNOWN)))
  @ApiResponse(
      responseCode = "409",
      description = "Upload-Offset is not where the upload is",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
              schema = @Schema(implementation = ProblemDetail.class),
              examples = @ExampleObject(UploadExamples.WRONG_OFFSET)))
  void append(
      @Parameter(hidden = true) Principal principal,
      HttpServletRequest request,
      HttpServletResponse response);

  @DeleteMapping("/{id}")
  @Operation(operationId = "deleteUpload", summary = "Give up an upload")
  @Parameter(
      in = ParameterIn.HEADER,
      name = "Tus-Resumable",
      required = true,
      schema = @Schema(allowableValues = "1.0.0"))
  @Parameter(in = ParameterIn.PATH, name = "id", example = UploadExamples.ID)
  @ApiResponse(responseCode = "204", description = "It is gone")
  void delete(
      @Parameter(hidden = true) Principal principal,
      HttpServletRequest request,
      HttpServletResponse response);

  /** For those who can send GET and POST only: X-HTTP-Method-Override says what is meant. */
  @Hidden
  @PostMapping("/{id}")
  void override(Principal principal, HttpServletRequest request, HttpServletResponse response);
}
