package io.graft.inference;

import io.graft.access.Principal;
import io.graft.model.ModelId;
import io.graft.model.Models;
import io.graft.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.ArrayList;
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

@RestController
@RequestMapping(
    path = "/api/v1/models/{id:[^:]+}:predict",
    produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "models")
class PredictController {
  private final Models models;
  private final Predictor predictor;
  private final InferenceProperties properties;

  PredictController(Models models, Predictor predictor, InferenceProperties properties) {
    this.models = models;
    this.predictor = predictor;
    this.properties = properties;
  }

  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Operation(
      operationId = "predict",
      summary = "Say what a model sees in pictures",
      description =
          "Send pictures as form fields `file`, or as JSON with base64. `top` is the number of"
              + " classes in the answer, 5 unless told, and all of a multi-label model, whose answer"
              + " names those with a probability of at least 0.5 as `labels`.")
  @ApiResponse(
      responseCode = "200",
      useReturnTypeSchema = true,
      content =
          @Content(
              examples = {
                @ExampleObject(name = "classification", value = PredictExamples.ANSWER),
                @ExampleObject(name = "multi-label", value = PredictExamples.MULTI_LABEL)
              }))
  PredictAnswer predictFiles(
      Principal principal,
      @PathVariable UUID id,
      @Parameter(description = "one picture or several") @RequestParam(required = false)
          @Nullable List<MultipartFile> file,
      @RequestParam @Nullable Integer top)
      throws IOException, InterruptedException {
    var pictures = new ArrayList<Picture>();
    for (var sent : file == null ? List.<MultipartFile>of() : file) {
      pictures.add(Picture.of(sent));
    }
    return predict(principal, id, pictures, top);
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  PredictAnswer predictJson(
      Principal principal, @PathVariable UUID id, @RequestBody PredictRequest request)
      throws InterruptedException {
    return predict(principal, id, request.pictures(), request.top());
  }

  private PredictAnswer predict(
      Principal principal, UUID id, List<Picture> pictures, @Nullable Integer top)
      throws InterruptedException {
    var model = new ModelId(id);
    models.requireExisting(principal.project(), model);
    if (pictures.isEmpty()) {
      throw Problem.badRequest(
          "no-picture",
          "there is no picture in the request; send form fields file, or JSON {\"images\": [{\"base64\": …}]}");
    }
    if (pictures.size() > properties.maxPictures()) {
      throw Problem.badRequest(
          "too-many-pictures",
          "a request takes at most %d pictures, had %d; send several requests"
              .formatted(properties.maxPictures(), pictures.size()));
    }
    return new PredictAnswer(predictor.predict(principal.project(), model, pictures, top));
  }
}
