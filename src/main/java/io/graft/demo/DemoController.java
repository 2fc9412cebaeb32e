package io.graft.demo;

import io.graft.access.Principal;
import io.graft.dataset.DatasetView;
import io.graft.dataset.GivenDatasets;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The pictures of the demo for whoever has none at hand; without the profile, too. */
@RestController
@Tag(name = "datasets")
class DemoController {
  private static final String INGESTING =
      """
      {
        "id": "b7a2a9a4-0c5c-4a2d-8a58-2c1a2f6f8c11",
        "name": "drawn things",
        "modality": "image",
        "version": 1,
        "state": "INGESTING",
        "skipped": 0,
        "createdAt": "2026-03-02T09:15:00.120034Z"
      }
      """;

  private static final String READY =
      """
      {
        "id": "b7a2a9a4-0c5c-4a2d-8a58-2c1a2f6f8c11",
        "name": "drawn things",
        "modality": "image",
        "version": 1,
        "state": "READY",
        "task": "classification",
        "classes": [
          {"name": "boats", "train": 20, "val": 8, "test": 36},
          {"name": "fish", "train": 20, "val": 8, "test": 36}
        ],
        "samples": {"train": 160, "val": 64, "test": 288},
        "splitDrawn": false,
        "contentHash": "0d7f7d3f1d9c0a6f6c6d4dbd2a5c1e0b4a3f9e8d7c6b5a49382716051f2e3d4c",
        "bytes": 2034511,
        "skipped": 0,
        "createdAt": "2026-03-02T09:15:00.120034Z",
        "finishedAt": "2026-03-02T09:15:01.603411Z"
      }
      """;

  private final GivenDatasets datasets;
  private final Drawing drawing = new Drawing();

  DemoController(GivenDatasets datasets) {
    this.datasets = datasets;
  }

  @PostMapping(path = "/api/v1/datasets:demo", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "createDemoDataset",
      summary = "Draw a dataset to try things with",
      description =
          "Eight kinds of drawn things, of each 20 pictures to learn from, 8 to choose by and 36 to test.")
  @ApiResponse(
      responseCode = "202",
      description = "The pictures are drawn and being ingested",
      headers = @Header(name = "Location", schema = @Schema(type = "string")),
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON_VALUE,
              schema = @Schema(implementation = DatasetView.class),
              examples = @ExampleObject(INGESTING)))
  @ApiResponse(
      responseCode = "200",
      description = "There is a dataset of this name whose newest version has the same pictures",
      headers = @Header(name = "Location", schema = @Schema(type = "string")),
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON_VALUE,
              schema = @Schema(implementation = DatasetView.class),
              examples = @ExampleObject(READY)))
  ResponseEntity<DatasetView> drawDataset(Principal principal) throws IOException {
    var given = datasets.give(principal.project(), DrawnPictures.NAME, drawing);
    return ResponseEntity.status(given.wasThere() ? HttpStatus.OK : HttpStatus.ACCEPTED)
        .location(URI.create("/api/v1/datasets/" + given.dataset().id()))
        .body(given.dataset());
  }
}
