package io.graft.inference;

import ai.onnxruntime.OrtException;
import io.graft.access.ProjectId;
import io.graft.backbone.input.ImageInput;
import io.graft.backbone.input.InputSpec;
import io.graft.backbone.input.Pictures;
import io.graft.backbone.input.Pixels;
import io.graft.backbone.input.UnreadablePicture;
import io.graft.inference.Prediction.Ranked;
import io.graft.model.ModelId;
import io.graft.web.FieldError;
import io.graft.web.Problem;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Prepares pictures exactly as training did, and runs them through their model together. */
@Component
class Predictor {
  private static final int USUAL_TOP = 5;

  private final Pictures pictures = new Pictures();
  private final WarmModels warm;
  private final Turns turns;
  private final Timer prepare;
  private final Timer run;

  Predictor(WarmModels warm, Turns turns, MeterRegistry meters) {
    this.warm = warm;
    this.turns = turns;
    prepare = timer(meters, "prepare", "Time to decode and resize the pictures of a request");
    run = timer(meters, "run", "Time of the network");
  }

  /**
   * @param top how many classes to name for each picture; null for the usual number
   */
  List<Prediction> predict(ProjectId project, ModelId id, List<Picture> sent, @Nullable Integer top)
      throws InterruptedException {
    return turns.take(() -> warm.use(project, id, model -> predict(model, sent, top)));
  }

  private List<Prediction> predict(LoadedModel model, List<Picture> sent, @Nullable Integer top) {
    int classes = model.classes().size();
    int wanted = top == null ? usualTop(model) : top;
    if (wanted < 1 || wanted > classes) {
      throw Problem.badRequest(
          "invalid-request",
          "top must be from 1 to %d, the number of classes, was %d".formatted(classes, wanted));
    }
    var prepared = prepare.record(() -> prepare(model.input(), sent));
    var probabilities = run.record(() -> run(model, prepared));
    var predictions = new ArrayList<Prediction>();
    for (var picture : sent) {
      predictions.add(
          Prediction.of(picture.file(), model.task(), ranked(model, probabilities), wanted));
    }
    return predictions;
  }

  private static int usualTop(LoadedModel model) {
    int classes = model.classes().size();
    return switch (model.task()) {
      case CLASSIFICATION -> Math.min(USUAL_TOP, classes);
      case MULTI_LABEL -> classes;
    };
  }

  private List<Pixels> prepare(InputSpec input, List<Picture> sent) {
    var prepared = new ArrayList<Pixels>();
    var errors = new ArrayList<FieldError>();
    for (var picture : sent) {
      try {
        prepared.add(prepare(input, picture));
      } catch (UnreadablePicture unreadable) {
        errors.add(new FieldError(picture.file(), String.valueOf(unreadable.getMessage())));
      }
    }
    if (!errors.isEmpty()) {
      var first = errors.getFirst();
      throw Problem.unprocessable(
              "unreadable-picture", "%s %s".formatted(first.field(), first.message()))
          .with(errors);
    }
    return prepared;
  }

  private Pixels prepare(InputSpec input, Picture picture) throws UnreadablePicture {
    return switch (input) {
      case ImageInput image -> image.prepare(pictures.decode(picture.bytes()));
    };
  }

  private static FloatBuffer run(LoadedModel model, List<Pixels> prepared) {
    try {
      return model.run(prepared);
    } catch (OrtException failure) {
      throw new IllegalStateException("ONNX Runtime could not run the model", failure);
    }
  }

  /** Reads one picture's probabilities off the buffer. */
  private static List<Ranked> ranked(LoadedModel model, FloatBuffer probabilities) {
    var classes = model.classes();
    var own = new float[classes.size()];
    probabilities.get(own);
    return IntStream.range(0, own.length)
        .boxed()
        .sorted((one, other) -> Float.compare(own[other], own[one]))
        .map(best -> new Ranked(classes.get(best), own[best]))
        .toList();
  }

  private static Timer timer(MeterRegistry meters, String step, String description) {
    return Timer.builder("graft.inference")
        .description(description)
        .tag("step", step)
        .register(meters);
  }
}
