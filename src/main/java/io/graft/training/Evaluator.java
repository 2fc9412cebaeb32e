package io.graft.training;

import io.graft.network.Compute;
import io.graft.network.Weights;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** Says what trained weights are worth on examples that they did not learn from. */
class Evaluator {
  private static final int BATCH = 8; // larger ones are no faster on cores, and take their memory

  private final Setup setup;
  private final TrainingRequest request;
  private final Weights weights;
  private final Drawing drawing;

  Evaluator(Setup setup, Weights weights, Drawing drawing) {
    this.setup = setup;
    this.request = setup.request();
    this.weights = weights;
    this.drawing = drawing;
  }

  /**
   * On the test split where there is one, else on the validation split. The answers are left in the
   * output folder.
   */
  Evaluation evaluate() throws IOException {
    try (var script = setup.script(weights, Compute.FLOAT32);
        var stages = stages(script)) {
      var validation = request.numbers(Split.VALIDATION);
      var seen = logits(script, stages, validation);
      var split = request.heldOut();
      var examples = request.numbers(split);
      var heldOut = split == Split.VALIDATION ? seen : logits(script, stages, examples);
      var scaling =
          TemperatureScaling.fit(
              switch (request.task()) {
                case CLASSIFICATION -> answers(validation, seen);
                case MULTI_LABEL -> setAnswers(validation, seen).decisions();
              });
      AnswersFile.write(
          request, split, examples, probabilities(examples, heldOut, scaling.applied()));
      return report(split, examples, heldOut, scaling);
    }
  }

  /** On some examples, whose probabilities are those of the plain logits. */
  Evaluation evaluate(int[] examples) throws IOException {
    try (var script = setup.script(weights, Compute.FLOAT32);
        var stages = stages(script)) {
      var logits = logits(script, stages, examples);
      return report(Split.TEST, examples, logits, new TemperatureScaling(1, 0));
    }
  }

  private FrozenStages stages(Script script) throws IOException {
    script.mode(false, setup.network().depth());
    var features = new TreeSet<>(List.of(setup.network().depth()));
    return FrozenStages.of(setup, script, weights, Compute.FLOAT32, features);
  }

  private Evaluation report(
      Split split, int[] examples, float[] logits, TemperatureScaling scaling) {
    return switch (request.task()) {
      case CLASSIFICATION ->
          new Report(request.classes(), answers(examples, logits), scaling).on(split);
      case MULTI_LABEL ->
          new MultiLabelReport(request.classes(), setAnswers(examples, logits), scaling).on(split);
    };
  }

  private float[] probabilities(int[] examples, float[] logits, double temperature) {
    return switch (request.task()) {
      case CLASSIFICATION -> new Probabilities(answers(examples, logits), temperature).all();
      case MULTI_LABEL -> setAnswers(examples, logits).probabilities(temperature);
    };
  }

  private Answers answers(int[] examples, float[] logits) {
    var labels = request.at(examples).stream().mapToInt(Example::label).toArray();
    var answers = new Answers(request.classes().size(), examples, labels);
    answers.add(logits);
    return answers;
  }

  private SetAnswers setAnswers(int[] examples, float[] logits) {
    return new SetAnswers(request.classes().size(), examples, request.at(examples), logits);
  }

  /** {@code [N × classes]}, row after row. */
  private float[] logits(Script script, FrozenStages stages, int[] examples) throws IOException {
    var logits = FloatBuffer.allocate(examples.length * request.classes().size());
    for (int from = 0; from < examples.length; from += BATCH) {
      var batch = Arrays.copyOfRange(examples, from, Math.min(examples.length, from + BATCH));
      try (var memory = script.memory()) {
        var drawn = drawing.start(batch, 0);
        var pixels = drawing.pixels(memory, drawn, new Mixing.None());
        var features = stages.activations(memory, pixels, batch.length).getFirst();
        logits.put(script.run("suffix_" + setup.network().depth(), features).toFloatArray());
      }
      setup.watch().progress("evaluating", from + batch.length, examples.length);
    }
    return logits.array();
  }
}
