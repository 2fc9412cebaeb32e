package io.graft.inference;

import ai.onnxruntime.OrtException;
import io.graft.backbone.input.ImageInput;
import io.graft.backbone.input.InputSpec;
import io.graft.backbone.input.Pictures;
import io.graft.backbone.input.Pixels;
import io.graft.backbone.input.UnreadablePicture;
import io.graft.inference.Prediction.Ranked;
import io.graft.model.TrainedModel;
import io.graft.web.FieldError;
import io.graft.web.Problem;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Prepares pictures exactly as training did, and runs them through a model together. */
@Component
class Predictor {
  private final Pictures pictures = new Pictures();
  private final WarmSessions sessions;
  private final Timer prepare;
  private final Timer run;

  Predictor(WarmSessions sessions, MeterRegistry meters) {
    this.sessions = sessions;
    prepare = timer(meters, "prepare", "Time to decode and resize the pictures of a request");
    run = timer(meters, "run", "Time of the network, loading it included");
  }

  List<Prediction> predict(TrainedModel model, List<Picture> sent, int top) {
    var prepared = prepare.record(() -> prepare(model.input(), sent));
    var probabilities = run.record(() -> run(model, prepared));
    var predictions = new ArrayList<Prediction>();
    for (var picture : sent) {
      predictions.add(Prediction.of(picture.file(), best(model, probabilities, top)));
    }
    return predictions;
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

  private FloatBuffer run(TrainedModel model, List<Pixels> prepared) {
    try {
      return sessions.use(model, session -> session.run(prepared));
    } catch (OrtException failure) {
      throw new IllegalStateException(
          "ONNX Runtime could not run model %s".formatted(model.id()), failure);
    }
  }

  /** Reads one picture's probabilities off the buffer. */
  private static List<Ranked> best(TrainedModel model, FloatBuffer probabilities, int top) {
    var classes = model.classes();
    var own = new float[classes.size()];
    probabilities.get(own);
    return IntStream.range(0, own.length)
        .boxed()
        .sorted((one, other) -> Float.compare(own[other], own[one]))
        .limit(top)
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
