package io.graft.model;

import io.graft.access.Principal;
import io.graft.backbone.Backbone;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.io.IOException;
import java.net.URI;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "models")
class PromotionController {
  private final Promotions promotions;

  PromotionController(Promotions promotions) {
    this.promotions = promotions;
  }

  @PostMapping(
      path = "/api/v1/models/{id:[^:]+}:promote",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Make a backbone of a model",
      description =
          """
          Jobs can start from it as from a published one: everything but the head is taken over, with the input \
          of the model. The weights are copied, so the model may be deleted. `lineage` has the trainings that \
          led to it, newest first.""")
  @ApiResponse(
      responseCode = "201",
      description = "The backbone is there",
      headers = @Header(name = "Location", schema = @Schema(type = "string")),
      useReturnTypeSchema = true)
  ResponseEntity<Backbone> promoteModel(
      Principal principal, @PathVariable UUID id, @Valid @RequestBody PromotionRequest request)
      throws IOException {
    var backbone = promotions.promote(principal.project(), new ModelId(id), request);
    return ResponseEntity.created(URI.create("/api/v1/backbones/" + backbone.name()))
        .body(backbone);
  }
}
