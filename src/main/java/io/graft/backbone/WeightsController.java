package io.graft.backbone;

import io.graft.access.Principal;
import io.graft.network.Safetensors;
import io.graft.web.FieldError;
import io.graft.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "backbones")
class WeightsController {
  private final Backbones backbones;
  private final StageWeights stages;

  WeightsController(Backbones backbones, StageWeights stages) {
    this.backbones = backbones;
    this.stages = stages;
  }

  @GetMapping("/api/v1/backbones/{name:[^:]+}/weights")
  @Operation(
      summary = "Download the weights of a backbone",
      description =
          "All stages and no head, as a safetensors file with the parameter names of timm. In float16 it"
              + " has half the bytes, and every number is rounded to about three digits.")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
              schema = @Schema(type = "string", format = "binary")))
  void downloadWeights(
      Principal principal,
      @PathVariable String name,
      @Parameter(schema = @Schema(allowableValues = {"float32", "float16"}))
          @RequestParam(defaultValue = "float32")
          String precision,
      HttpServletResponse response)
      throws IOException, InterruptedException {
    var backbone = backbones.require(principal.project(), name);
    var weights =
        switch (precision) {
          case "float32" -> stages.read(backbone);
          case "float16" -> stages.readFloat16(backbone);
          default -> throw unknown(precision);
        };
    response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename(name + ".safetensors").build().toString());
    Safetensors.write(
        Channels.newChannel(response.getOutputStream()), weights, stages.notes(backbone));
  }

  private static Problem unknown(String precision) {
    var rule = "must be float32 or float16, was '%s'".formatted(precision);
    return Problem.badRequest("invalid-request", "precision " + rule)
        .with(List.of(new FieldError("precision", rule)));
  }
}
