package io.graft.dataset;

import io.graft.access.Principal;
import io.graft.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

@Tag(name = "datasets", description = "Labelled pictures, as immutable versions.")
@RequestMapping("/api/v1/datasets")
interface DatasetApi {

  /** What a form sends; only for the documentation, as forms are read by {@link Uploads}. */
  record NewDataset(
      @Schema(
              type = "string",
              format = "binary",
              description =
                  "zip, tar or tar.gz: one folder of pictures per class, if you like below train, val and test; or pictures in any folders and a labels.csv with the columns file, perhaps split, and label (one class), labels (any number, separated by ; or |) or one column of 0 and 1 per class",
              requiredMode = Schema.RequiredMode.REQUIRED)
          String file,
      @Schema(
              example = "ants and bees",
              maxLength = 200,
              requiredMode = Schema.RequiredMode.REQUIRED)
          String name,
      @Schema(
              example = "image",
              allowableValues = "image",
              defaultValue = "image",
              requiredMode = Schema.RequiredMode.NOT_REQUIRED)
          @Nullable String modality) {}

  record NewVersion(
      @Schema(
              type = "string",
              format = "binary",
              description = "zip, tar or tar.gz, as for a new dataset",
              requiredMode = Schema.RequiredMode.REQUIRED)
          String file) {}

  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Operation(
      operationId = "createDataset",
      summary = "Upload a dataset",
      description =
          "Answers when the archive is on disk; it is ingested in the background. Follow Location until state is READY or REJECTED."
              + " As JSON it takes an upload that was sent to /api/v1/uploads, which is no more then.",
      requestBody =
          @RequestBody(
              required = true,
              content = {
                @Content(
                    mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                    schema = @Schema(implementation = NewDataset.class)),
                @Content(
                    mediaType = MediaType.APPLICATION_JSON_VALUE,
                    schema = @Schema(implementation = SentDataset.class),
                    examples = @ExampleObject(UploadExamples.DATASET))
              }))
  @ApiResponse(
      responseCode = "202",
      description = "The archive is kept and being ingested",
      headers = @Header(name = "Location", schema = @Schema(type = "string")),
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON_VALUE,
              schema = @Schema(implementation = DatasetView.class),
              examples = @ExampleObject(DatasetExamples.INGESTING)))
  @ApiResponse(
      responseCode = "400",
      description = "A field is missing or wrong",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
              schema = @Schema(implementation = ProblemDetail.class),
              examples = @ExampleObject(DatasetExamples.MISSING)))
  @ApiResponse(
      responseCode = "404",
      description = "There is no such resumable upload",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
              schema = @Schema(implementation = ProblemDetail.class),
              examples = @ExampleObject(UploadExamples.UNKNOWN)))
  @ApiResponse(
      responseCode = "409",
      description = "The resumable upload is not finished",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
              schema = @Schema(implementation = ProblemDetail.class),
              examples = @ExampleObject(UploadExamples.NOT_FINISHED)))
  @ApiResponse(
      responseCode = "422",
      description = "The file is no archive, or one that is encrypted, cut short or unsafe",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
              schema = @Schema(implementation = ProblemDetail.class),
              examples = @ExampleObject(DatasetExamples.NOT_AN_ARCHIVE)))
  @ApiResponse(
      responseCode = "507",
      description = "The disk is full; the dataset is there, REJECTED with that reason",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
              schema = @Schema(implementation = ProblemDetail.class),
              examples = @ExampleObject(DatasetExamples.DISK_FULL)))
  ResponseEntity<DatasetView> create(
      @Parameter(hidden = true) Principal principal,
      @Parameter(hidden = true) HttpServletRequest request);

  @PostMapping(path = "/{id}/versions", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Operation(
      operationId = "createDatasetVersion",
      summary = "Upload a new version",
      description = "The versions before it stay as they are, and so do the jobs that used them.",
      requestBody =
          @RequestBody(
              required = true,
              content = {
                @Content(
                    mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                    schema = @Schema(implementation = NewVersion.class)),
                @Content(
                    mediaType = MediaType.APPLICATION_JSON_VALUE,
                    schema = @Schema(implementation = SentVersion.class),
                    examples = @ExampleObject(UploadExamples.VERSION))
              }))
  @ApiResponse(
      responseCode = "202",
      description = "The archive is kept and being ingested",
      headers = @Header(name = "Location", schema = @Schema(type = "string")),
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON_VALUE,
              schema = @Schema(implementation = DatasetView.class),
              examples = @ExampleObject(DatasetExamples.INGESTING)))
  @ApiResponse(
      responseCode = "404",
      description = "There is no such dataset or resumable upload",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
              schema = @Schema(implementation = ProblemDetail.class),
              examples = {
                @ExampleObject(name = "dataset", value = DatasetExamples.UNKNOWN),
                @ExampleObject(name = "upload", value = UploadExamples.UNKNOWN)
              }))
  @ApiResponse(
      responseCode = "409",
      description = "The resumable upload is not finished",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
              schema = @Schema(implementation = ProblemDetail.class),
              examples = @ExampleObject(UploadExamples.NOT_FINISHED)))
  ResponseEntity<DatasetView> createVersion(
      @Parameter(hidden = true) Principal principal,
      @Parameter(example = DatasetExamples.ID) @PathVariable UUID id,
      @Parameter(hidden = true) HttpServletRequest request);

  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "listDatasets",
      summary = "List datasets",
      description = "Newest first, each with its newest version.")
  @ApiResponse(
      responseCode = "200",
      useReturnTypeSchema = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON_VALUE,
              examples = @ExampleObject(DatasetExamples.LIST)))
  Page<DatasetView> list(
      @Parameter(hidden = true) Principal principal,
      @Parameter(description = "next of the page before") @RequestParam(required = false)
          @Nullable String cursor,
      @Parameter(description = "1 to 200") @RequestParam(defaultValue = "50") int limit);

  @GetMapping("/{id}")
  @Operation(
      operationId = "getDataset",
      summary = "Get a dataset",
      description = "Its newest version, with the report.")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON_VALUE,
              schema = @Schema(implementation = DatasetView.class),
              examples = {
                @ExampleObject(name = "ready", value = DatasetExamples.READY),
                @ExampleObject(name = "multi-label", value = DatasetExamples.MULTI_LABEL),
                @ExampleObject(name = "rejected", value = DatasetExamples.REJECTED)
              }))
  @ApiResponse(
      responseCode = "404",
      description = "There is no such dataset",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
              schema = @Schema(implementation = ProblemDetail.class),
              examples = @ExampleObject(DatasetExamples.UNKNOWN)))
  DatasetView get(
      @Parameter(hidden = true) Principal principal,
      @Parameter(example = DatasetExamples.ID) @PathVariable UUID id);

  @GetMapping("/{id}/versions/{version}")
  @Operation(
      operationId = "getDatasetVersion",
      summary = "Get a version of a dataset",
      description = "With the report.")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON_VALUE,
              schema = @Schema(implementation = DatasetView.class),
              examples = @ExampleObject(DatasetExamples.READY)))
  @ApiResponse(
      responseCode = "404",
      description = "There is no such version",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
              schema = @Schema(implementation = ProblemDetail.class),
              examples = @ExampleObject(DatasetExamples.UNKNOWN)))
  DatasetView getVersion(
      @Parameter(hidden = true) Principal principal,
      @Parameter(example = DatasetExamples.ID) @PathVariable UUID id,
      @Parameter(example = "1") @PathVariable int version);

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      operationId = "deleteDataset",
      summary = "Delete a dataset with all its versions",
      description = "Models that learned from it stay, and know its id; their pictures are gone.")
  @ApiResponse(responseCode = "204", description = "It is gone")
  @ApiResponse(
      responseCode = "404",
      description = "There is no such dataset",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
              schema = @Schema(implementation = ProblemDetail.class),
              examples = @ExampleObject(DatasetExamples.UNKNOWN)))
  @ApiResponse(
      responseCode = "409",
      description = "A job needs it, or it is still being ingested",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
              schema = @Schema(implementation = ProblemDetail.class),
              examples = @ExampleObject(DatasetExamples.IN_USE)))
  void delete(
      @Parameter(hidden = true) Principal principal,
      @Parameter(example = DatasetExamples.ID) @PathVariable UUID id)
      throws IOException;
}
