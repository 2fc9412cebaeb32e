package io.graft.inference;

import io.graft.access.Principal;
import io.graft.inference.Explainer.Explained;
import io.graft.model.ModelId;
import io.graft.model.Models;
import io.graft.model.TrainedModel;
import io.graft.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Grad-CAM, as numbers or as a picture. */
@RestController
@RequestMapping("/api/v1/models/{id:[^:]+}:explain")
@Tag(name = "models")
class ExplainController {
  private final Models models;
  private final Explainer explainer;
  private final TrainedOn trainedOn;

  ExplainController(Models models, Explainer explainer, TrainedOn trainedOn) {
    this.models = models;
    this.explainer = explainer;
    this.trainedOn = trainedOn;
  }

  @PostMapping(
      consumes = MediaType.MULTIPART_FORM_DATA_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "explain",
      summary = "Show where in a picture a model sees a class",
      description =
          "Grad-CAM (Selvaraju et al. 2017) on the last stage. Send a picture as form field `file`, as"
              + " JSON with base64, or as JSON with the number of a `sample` of the dataset version that"
              + " the model was trained on. Without `class` the predicted one is explained. With `Accept:"
              + " image/png` the answer is the picture as the network saw it, mixed half and half with the"
              + " heat in the colours of inferno.")
  @ApiResponse(
      responseCode = "200",
      useReturnTypeSchema = true,
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON_VALUE,
            examples = @ExampleObject(ExplainExamples.ANSWER)),
        @Content(
            mediaType = MediaType.IMAGE_PNG_VALUE,
            schema = @Schema(type = "string", format = "binary"))
      })
  Explanation explainFile(
      Principal principal,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable List<MultipartFile> file,
      @Parameter(description = "of a form; JSON has a field for it")
          @RequestParam(name = "class", required = false)
          @Nullable String label)
      throws IOException, InterruptedException {
    return explained(principal, id, file, label).explanation();
  }

  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE, produces = MediaType.IMAGE_PNG_VALUE)
  @Operation(hidden = true)
  byte[] drawFile(
      Principal principal,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable List<MultipartFile> file,
      @RequestParam(name = "class", required = false) @Nullable String label)
      throws IOException, InterruptedException {
    return explained(principal, id, file, label).overlay();
  }

  @PostMapping(
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  Explanation explainJson(
      Principal principal, @PathVariable UUID id, @RequestBody ExplainRequest request)
      throws IOException, InterruptedException {
    return explained(principal, id, request).explanation();
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.IMAGE_PNG_VALUE)
  @Operation(hidden = true)
  byte[] drawJson(Principal principal, @PathVariable UUID id, @RequestBody ExplainRequest request)
      throws IOException, InterruptedException {
    return explained(principal, id, request).overlay();
  }

  private Explained explained(
      Principal principal, UUID id, @Nullable List<MultipartFile> files, @Nullable String label)
      throws IOException, InterruptedException {
    var model = new ModelId(id);
    models.requireExisting(principal.project(), model);
    if (files == null || files.size() != 1) {
      throw Problem.badRequest(
          "no-picture",
          "there must be one picture in the request, were %d; send one form field file"
              .formatted(files == null ? 0 : files.size()));
    }
    var picture = Picture.of(files.getFirst());
    return explainer.explain(principal.project(), model, picture, label);
  }

  private Explained explained(Principal principal, UUID id, ExplainRequest request)
      throws IOException, InterruptedException {
    var model = models.require(principal.project(), new ModelId(id));
    return explainer.explain(
        principal.project(), model.id(), picture(model, request), request.label());
  }

  private Picture picture(TrainedModel model, ExplainRequest request) throws IOException {
    if (request.image() != null && request.sample() == null) {
      return request.image().picture("image");
    }
    if (request.sample() != null && request.image() == null) {
      return trainedOn.sample(model, request.sample());
    }
    throw Problem.badRequest(
        "no-picture",
        "there must be one picture in the request, %s; send {\"image\": {\"base64\": …}} or {\"sample\": 17}"
            .formatted(request.image() == null ? "was none" : "were an image and a sample"));
  }
}
