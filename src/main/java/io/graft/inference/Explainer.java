package io.graft.inference;

import ai.onnxruntime.OrtException;
import io.graft.access.ProjectId;
import io.graft.backbone.input.Pictures;
import io.graft.backbone.input.Pixels;
import io.graft.backbone.input.UnreadablePicture;
import io.graft.model.ModelId;
import io.graft.web.FieldError;
import io.graft.web.Problem;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says where in a picture a model sees a class. */
@Component
class Explainer {
  private final Pictures pictures = new Pictures();
  private final WarmModels warm;
  private final Turns turns;

  Explainer(WarmModels warm, Turns turns) {
    this.warm = warm;
    this.turns = turns;
  }

  /**
   * @param seen the picture as the network saw it
   */
  record Explained(Explanation explanation, Pixels seen) {
    byte[] overlay() {
      return Overlay.png(seen, new HeatMap(explanation.heat()));
    }
  }

  /**
   * @param label the class to look for; null for the one that the model predicts
   */
  Explained explain(ProjectId project, ModelId id, Picture sent, @Nullable String label)
      throws InterruptedException {
    return turns.take(() -> warm.explain(project, id, model -> explain(model, sent, label)));
  }

  private Explained explain(ExplainableModel model, Picture sent, @Nullable String label) {
    if (label != null && !model.classes().contains(label)) {
      throw unknownClass(model, label);
    }
    var upright = decode(sent);
    var seen = model.input().prepare(upright);
    var forward = model.head().forward(features(model, seen));
    int logit = label == null ? likeliest(forward.logits()) : model.classes().indexOf(label);
    var heat = HeatMap.gradCam(forward.map(), model.head().gradient(forward, logit));
    return new Explained(
        new Explanation(
            model.classes().get(logit),
            model.probability(forward.logits(), logit),
            model.layer(),
            heat.height(),
            heat.width(),
            heat.rows(),
            model.input().crop(upright)),
        seen);
  }

  private Pixels decode(Picture sent) {
    try {
      return pictures.decode(sent.bytes());
    } catch (UnreadablePicture unreadable) {
      var why = String.valueOf(unreadable.getMessage());
      throw Problem.unprocessable("unreadable-picture", "%s %s".formatted(sent.file(), why))
          .with(List.of(new FieldError(sent.file(), why)));
    }
  }

  private static FeatureMap features(ExplainableModel model, Pixels seen) {
    try {
      return model.stages().run(seen);
    } catch (OrtException failure) {
      throw new IllegalStateException("ONNX Runtime could not run the stages", failure);
    }
  }

  private static int likeliest(double[] logits) {
    return IntStream.range(0, logits.length)
        .reduce((best, i) -> logits[i] > logits[best] ? i : best)
        .orElseThrow();
  }

  private static Problem unknownClass(ExplainableModel model, String label) {
    var rule = "must be one of %s, was '%s'".formatted(String.join(", ", model.classes()), label);
    return Problem.badRequest("invalid-request", "class " + rule)
        .with(List.of(new FieldError("class", rule)));
  }
}
