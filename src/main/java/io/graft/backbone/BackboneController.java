package io.graft.backbone;

import io.graft.access.Principal;
import io.graft.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.net.URI;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/backbones", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "backbones", description = "Pretrained networks to start from")
class BackboneController {
  private final Backbones backbones;
  private final UploadedWeights uploads;

  BackboneController(Backbones backbones, UploadedWeights uploads) {
    this.backbones = backbones;
    this.uploads = uploads;
  }

  @GetMapping
  @Operation(
      summary = "List the backbones",
      description = "Those with `available` true can be used now, without a network.")
  @ApiResponse(
      responseCode = "200",
      useReturnTypeSchema = true,
      content = @Content(examples = @ExampleObject(BackboneExamples.LIST)))
  Page<Backbone> listBackbones(Principal principal) {
    return new Page<>(backbones.list(principal.project()), null);
  }

  @GetMapping("/{name:[^:]+}")
  @Operation(
      summary = "Look at one backbone",
      description = "`download` says how far a running download is, or why the last one failed.")
  @ApiResponse(
      responseCode = "200",
      useReturnTypeSchema = true,
      content = @Content(examples = @ExampleObject(BackboneExamples.DOWNLOADING)))
  Backbone getBackbone(Principal principal, @PathVariable String name) {
    return backbones.require(principal.project(), name);
  }

  @PostMapping("/{name:[^:]+}:download")
  @Operation(
      summary = "Download the weights of a published backbone",
      description =
          "Returns at once; look at the backbone to see how far it is. A job downloads by itself.")
  @ApiResponse(
      responseCode = "202",
      description = "The download runs",
      useReturnTypeSchema = true,
      content = @Content(examples = @ExampleObject(BackboneExamples.DOWNLOADING)))
  @ApiResponse(
      responseCode = "200",
      description = "The weights are here already",
      useReturnTypeSchema = true,
      content = @Content(examples = @ExampleObject(BackboneExamples.UPLOADED)))
  ResponseEntity<Backbone> downloadBackbone(Principal principal, @PathVariable String name) {
    var backbone = backbones.require(principal.project(), name);
    return backbone.available()
        ? ResponseEntity.ok(backbone)
        : ResponseEntity.accepted().body(backbones.download(backbone));
  }

  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Operation(
      summary = "Upload weights",
      description =
          "A safetensors file with the parameter names of timm. The head in it may have any classes"
              + " or be missing; every other tensor must fit the architecture.")
  @ApiResponse(
      responseCode = "201",
      useReturnTypeSchema = true,
      content = @Content(examples = @ExampleObject(BackboneExamples.UPLOADED)))
  ResponseEntity<Backbone> uploadBackbone(
      Principal principal, @ModelAttribute BackboneUpload upload) throws IOException {
    var checked = upload.checked();
    uploads.take(principal.project(), checked);
    return ResponseEntity.created(URI.create("/api/v1/backbones/" + checked.name()))
        .body(backbones.require(principal.project(), checked.name()));
  }
}
