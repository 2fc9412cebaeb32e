package io.graft.dataset;

import io.graft.access.Principal;
import io.graft.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Tag(name = "datasets")
@RequestMapping("/api/v1/datasets/{id}/versions/{version}/samples")
interface SampleApi {

  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "listSamples",
      summary = "List samples",
      description = "In order of names.")
  @ApiResponse(
      responseCode = "200",
      useReturnTypeSchema = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON_VALUE,
              examples = @ExampleObject(DatasetExamples.SAMPLES)))
  @ApiResponse(
      responseCode = "409",
      description = "The version is not READY",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
              schema = @Schema(implementation = ProblemDetail.class),
              examples = @ExampleObject(DatasetExamples.NOT_READY)))
  Page<SampleView> list(
      @Parameter(hidden = true) Principal principal,
      @Parameter(example = DatasetExamples.ID) @PathVariable UUID id,
      @Parameter(example = "1") @PathVariable int version,
      @Parameter(description = "train, val or test", example = "val")
          @RequestParam(required = false)
          @Nullable String split,
      @Parameter(description = "the name of a class", example = "ants")
          @RequestParam(name = "class", required = false)
          @Nullable String className,
      @Parameter(description = "next of the page before") @RequestParam(required = false)
          @Nullable String cursor,
      @Parameter(description = "1 to 1000") @RequestParam(defaultValue = "100") int limit);

  @GetMapping("/{n}/content")
  @Operation(
      operationId = "getSample",
      summary = "Get the picture of a sample",
      description =
          "The very bytes that were in the archive; with `size` a JPEG that fits into a square of so many pixels,"
              + " upright, never larger than the picture. Neither ever changes: keep it as long as you like.")
  @ApiResponse(
      responseCode = "200",
      headers = {
        @Header(name = "ETag", schema = @Schema(type = "string")),
        @Header(
            name = "Cache-Control",
            schema = @Schema(example = "max-age=31536000, private, immutable"))
      },
      content =
          @Content(
              mediaType = "image/*",
              schema = @Schema(type = "string", format = "binary"),
              examples = @ExampleObject("(the bytes of a JPEG)")))
  @ApiResponse(responseCode = "304", description = "You have it", content = @Content)
  @ApiResponse(
      responseCode = "404",
      description = "There is no such dataset, version or sample",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
              schema = @Schema(implementation = ProblemDetail.class),
              examples = @ExampleObject(DatasetExamples.UNKNOWN)))
  ResponseEntity<byte[]> content(
      @Parameter(hidden = true) Principal principal,
      @Parameter(example = DatasetExamples.ID) @PathVariable UUID id,
      @Parameter(example = "1") @PathVariable int version,
      @Parameter(example = "0") @PathVariable int n,
      @Parameter(description = "of a thumbnail, in pixels: 16 to 512", example = "160")
          @RequestParam(required = false)
          @Nullable Integer size,
      @Parameter(description = "the ETag of what you have")
          @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
          @Nullable String known)
      throws IOException, InterruptedException;
}
