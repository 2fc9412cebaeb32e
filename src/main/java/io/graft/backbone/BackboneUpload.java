package io.graft.backbone;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.graft.backbone.input.ImageInput;
import io.graft.backbone.input.Interpolation;
import io.graft.network.Architectures;
import io.graft.storage.StorageKey;
import io.graft.web.FieldError;
import io.graft.web.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** The form fields of an uploaded backbone; what is left away is as usual for the architecture. */
record BackboneUpload(
    @Schema(description = "a safetensors file with timm's parameter names")
        @Nullable MultipartFile file,
    @Schema(example = "tf_mobilenet_v2", requiredMode = REQUIRED) @Nullable String architecture,
    @Schema(example = "my_mobilenet", requiredMode = REQUIRED) @Nullable String name,
    @Schema(description = "side of the square picture in pixels", example = "224")
        @Nullable Integer size,
    @Schema(description = "of red, green and blue, 0 to 1", example = "[0.5, 0.5, 0.5]")
        @Nullable List<Double> mean,
    @Schema(description = "of red, green and blue, above 0", example = "[0.5, 0.5, 0.5]")
        @Nullable List<Double> std,
    @Schema(implementation = Interpolation.class) @Nullable String interpolation,
    @Schema(description = "share of the shorter side that is looked at", example = "0.875")
        @Nullable Double crop) {

  Checked checked() {
    if (file == null || file.isEmpty()) {
      throw wrong("file", "must be a safetensors file, was missing or empty");
    }
    if (architecture == null || !Architectures.names().contains(architecture)) {
      throw wrong(
          "architecture",
          "must be one of %s, was %s"
              .formatted(String.join(", ", Architectures.names()), architecture));
    }
    try {
      var input = input(Catalogue.usualInput(architecture));
      var _ = Architectures.named(architecture).forPictures(input.size()); // or refuses
      return new Checked(file, architecture, BackboneName.requireValid(name), input);
    } catch (IllegalArgumentException outOfRange) {
      throw Problem.badRequest("invalid-request", String.valueOf(outOfRange.getMessage()));
    }
  }

  private ImageInput input(ImageInput usual) {
    return new ImageInput(
        size == null ? usual.size() : size,
        crop == null ? usual.cropFraction() : crop,
        interpolation == null ? usual.interpolation() : interpolation(interpolation),
        mean == null ? usual.mean() : mean,
        std == null ? usual.std() : std);
  }

  private static Interpolation interpolation(String name) {
    return Arrays.stream(Interpolation.values())
        .filter(known -> known.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                wrong(
                    "interpolation",
                    "must be one of %s, was %s"
                        .formatted(Arrays.toString(Interpolation.values()), name)));
  }

  private static Problem wrong(String field, String message) {
    return Problem.badRequest("invalid-request", field + " " + message)
        .with(List.of(new FieldError(field, message)));
  }

  /** The same, complete. */
  record Checked(MultipartFile file, String architecture, String name, ImageInput input) {
    Definition definition(WeightsSource.Upload source, StorageKey key) {
      return new Definition(
          name, architecture, input, Definition.UPLOADED, null, null, source, key);
    }
  }
}
