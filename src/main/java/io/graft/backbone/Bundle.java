package io.graft.backbone;

import static io.graft.backbone.input.ImageInput.imagenet;
import static io.graft.backbone.input.Interpolation.BILINEAR;

import io.graft.backbone.WeightsSource.Bundled;
import io.graft.backbone.input.ImageInput;
import io.graft.storage.Sha256;
import io.graft.storage.StorageKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The backbone that comes inside the jar, for machines without a network. */
final class Bundle {
  static final String NAME = "graft_resnet18_050";
  static final String ARCHITECTURE = "resnet18_050";

  /** What it was trained on. */
  static final ImageInput INPUT = imagenet(96, 1.0, BILINEAR);

  private static final String LICENCE = "Apache-2.0";
  private static final @Nullable Double TOP1 = null;
  private static final String FOLDER = "/io/graft/backbone/" + NAME + "/";

  static final Definition DEFINITION = definition();

  private Bundle() {}

  /** A safetensors file with the stages in float16. */
  static InputStream weights() throws IOException {
    return resource("model.safetensors");
  }

  private static Definition definition() {
    try (var weights = weights();
        var card = resource("card.md")) {
      var sha256 = Sha256.of(weights);
      return new Definition(
          NAME,
          ARCHITECTURE,
          INPUT,
          LICENCE,
          TOP1,
          new String(card.readAllBytes(), StandardCharsets.UTF_8),
          new Bundled(sha256),
          // another release may bring other bytes
          new StorageKey("backbones/%s/%s.safetensors".formatted(NAME, sha256)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static InputStream resource(String name) throws IOException {
    var resource = Bundle.class.getResourceAsStream(FOLDER + name);
    if (resource == null) {
      throw new IOException("this build of Graft lacks its resource " + FOLDER + name);
    }
    return resource;
  }
}
