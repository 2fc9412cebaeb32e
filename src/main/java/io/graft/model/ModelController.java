package io.graft.model;

import io.graft.access.Principal;
import io.graft.web.Cursor;
import io.graft.web.Page;
import io.graft.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/models")
@Tag(name = "models", description = "Trained models, what they are worth, and their files")
class ModelController {
  private static final int LONGEST_PAGE = 100;

  private final Models models;

  ModelController(Models models) {
    this.models = models;
  }

  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "List the models, newest first")
  @ApiResponse(
      responseCode = "200",
      useReturnTypeSchema = true,
      content = @Content(examples = @ExampleObject(ModelExamples.LIST)))
  Page<ModelSummary> listModels(
      Principal principal,
      @RequestParam @Nullable String cursor,
      @RequestParam(defaultValue = "20") int limit) {
    if (limit < 1 || limit > LONGEST_PAGE) {
      throw Problem.badRequest(
          "invalid-request", "limit must be from 1 to %d, was %d".formatted(LONGEST_PAGE, limit));
    }
    return models.page(principal.project(), Cursor.parse(cursor), limit);
  }

  @GetMapping(path = "/{id:[^:]+}", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Look at one model: scores, provenance, files")
  @ApiResponse(
      responseCode = "200",
      useReturnTypeSchema = true,
      content = @Content(examples = @ExampleObject(ModelExamples.MODEL)))
  ModelView getModel(Principal principal, @PathVariable UUID id) {
    return ModelView.of(models.require(principal.project(), new ModelId(id)));
  }

  @DeleteMapping("/{id:[^:]+}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Delete a model and its files")
  void deleteModel(Principal principal, @PathVariable UUID id) throws IOException {
    models.delete(principal.project(), new ModelId(id));
  }

  @GetMapping("/{id:[^:]+}/artifacts/{kind}")
  @Operation(
      summary = "Download a file of a model",
      description =
          """
          Parts can be asked for with `Range`; the `ETag` is the file's SHA-256. `answers` has what the model \
          answered to the pictures that its metrics are of, as safetensors: `sample` int64 [N], their numbers in \
          the version of the data set; `truth` int64 [N], the place of the class, or of a multi-label model uint8 \
          [N, classes], 1 where the class is there; `probabilities` float32 [N, classes]. Older models have none.""")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = "application/octet-stream",
              schema = @Schema(type = "string", format = "binary")))
  ResponseEntity<Resource> downloadArtifact(
      Principal principal,
      @PathVariable UUID id,
      @Parameter(description = "onnx, torchscript, safetensors, card or answers") @PathVariable
          String kind)
      throws IOException {
    var known =
        ArtifactKind.named(kind)
            .orElseThrow(
                () ->
                    Problem.notFound(
                        "unknown-artifact",
                        "a model has no artifact '%s'; it has onnx, torchscript, safetensors, card and answers"
                            .formatted(kind)));
    var model = models.require(principal.project(), new ModelId(id));
    var artifact = model.find(known).orElseThrow(() -> Models.noAnswers(model));
    return ResponseEntity.ok()
        .eTag(artifact.sha256())
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition(model, known))
        .contentType(MediaType.parseMediaType(known.mediaType()))
        .body(new FileSystemResource(models.artifact(model, known)));
  }

  private static String disposition(TrainedModel model, ArtifactKind kind) {
    var name = model.name().replaceAll("[^\\p{L}\\p{N}._-]+", "-");
    return ContentDisposition.attachment()
        .filename(name + kind.ending(), StandardCharsets.UTF_8)
        .build()
        .toString();
  }
}
