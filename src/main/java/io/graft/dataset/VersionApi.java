package io.graft.dataset;

import io.graft.access.Principal;
import io.graft.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Tag(name = "datasets")
@RequestMapping(
    path = "/api/v1/datasets/{id}/versions",
    produces = MediaType.APPLICATION_JSON_VALUE)
interface VersionApi {

  @GetMapping
  @Operation(
      operationId = "listDatasetVersions",
      summary = "List the versions of a dataset",
      description = "Newest first, without their reports.")
  @ApiResponse(
      responseCode = "200",
      useReturnTypeSchema = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON_VALUE,
              examples = @ExampleObject(VersionExamples.LIST)))
  @ApiResponse(
      responseCode = "404",
      description = "There is no such dataset",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
              schema = @Schema(implementation = ProblemDetail.class),
              examples = @ExampleObject(DatasetExamples.UNKNOWN)))
  Page<DatasetView> list(
      @Parameter(hidden = true) Principal principal,
      @Parameter(example = DatasetExamples.ID) @PathVariable UUID id,
      @Parameter(description = "next of the page before") @RequestParam(required = false)
          @Nullable String cursor,
      @Parameter(description = "1 to 200") @RequestParam(defaultValue = "50") int limit);

  @GetMapping("/{version}/changes")
  @Operation(
      operationId = "listDatasetChanges",
      summary = "What changed since another version",
      description =
          "Pictures are the same where their bytes are, whatever their names: with other classes one is `relabelled`,"
              + " in another split `moved`, in both `relabelled`. First come the added ones, then those removed,"
              + " relabelled and moved, each in order of names.")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON_VALUE,
              schema = @Schema(implementation = ChangesView.class),
              examples = @ExampleObject(VersionExamples.CHANGES)))
  @ApiResponse(
      responseCode = "404",
      description = "There is no such dataset or version",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
              schema = @Schema(implementation = ProblemDetail.class),
              examples = @ExampleObject(DatasetExamples.UNKNOWN)))
  @ApiResponse(
      responseCode = "409",
      description = "One of the versions is not READY",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
              schema = @Schema(implementation = ProblemDetail.class),
              examples = @ExampleObject(DatasetExamples.NOT_READY)))
  ChangesView changes(
      @Parameter(hidden = true) Principal principal,
      @Parameter(example = DatasetExamples.ID) @PathVariable UUID id,
      @Parameter(example = "2") @PathVariable int version,
      @Parameter(description = "the version to compare with", example = "1") @RequestParam
          int since,
      @Parameter(description = "next of the page before") @RequestParam(required = false)
          @Nullable String cursor,
      @Parameter(description = "1 to 1000") @RequestParam(defaultValue = "100") int limit);
}
