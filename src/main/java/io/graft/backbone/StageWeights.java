package io.graft.backbone;

import io.graft.network.Architectures;
import io.graft.network.Safetensors;
import io.graft.network.Weights;
import io.graft.web.Problem;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What a backbone is without its head, for those who take it elsewhere. */
@Component
class StageWeights {
  private final Backbones backbones;
  private final JsonMapper json;

  StageWeights(Backbones backbones, JsonMapper json) {
    this.backbones = backbones;
    this.json = json;
  }

  /** In float32; never downloads. */
  Weights read(Backbone backbone) throws IOException, InterruptedException {
    if (backbone.origin() == Origin.RANDOM) {
      throw Problem.notFound(
          "no-weights",
          "%s has no weights: each job draws its own; promote a model that was trained from it"
              .formatted(backbone.name()));
    }
    if (!backbone.available()) {
      throw Problem.notFound(
          "no-weights",
          "the weights of %s are not here yet; POST /api/v1/backbones/%1$s:download fetches them"
              .formatted(backbone.name()));
    }
    var file = backbones.weights(backbone, _ -> {});
    return Safetensors.read(file.path()).fitStages(Architectures.named(backbone.architecture()));
  }

  Weights readFloat16(Backbone backbone) throws IOException, InterruptedException {
    try {
      return read(backbone).toFloat16();
    } catch (IllegalArgumentException tooLarge) {
      throw Problem.unprocessable(
          "not-in-float16", tooLarge.getMessage() + "; ask for precision=float32");
    }
  }

  /** The same for the same backbone, in the same order, so that the bytes of its file are too. */
  SequencedMap<String, String> notes(Backbone backbone) {
    var notes = new LinkedHashMap<String, String>();
    notes.put("format", "pt");
    notes.put("backbone", backbone.name());
    notes.put("architecture", backbone.architecture());
    notes.put("input", json.writeValueAsString(backbone.input()));
    notes.put("licence", backbone.licence());
    return notes;
  }
}
