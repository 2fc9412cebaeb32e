package io.graft.training;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import io.graft.network.Compute;
import io.graft.network.ImageSignature;
import io.graft.network.Network;
import io.graft.network.Normalization;
import io.graft.network.OnnxWriter;
import io.graft.network.Safetensors;
import io.graft.network.TorchScriptWriter;
import io.graft.network.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;

/** The files that people download, and the proof that they answer as the trained network does. */
class Exports {
  private static final int BATCH = 8; // larger ones are no faster on cores, and take their memory
  private static final int CHECKED = 64;

  private final TrainingRequest request;
  private final Network network;
  private final Weights weights;
  private final Normalization normalization;
  private final Device device;
  private final Watch watch;

  Exports(
      TrainingRequest request,
      Network network,
      Weights weights,
      Normalization normalization,
      Device device,
      Watch watch) {
    this.request = request;
    this.network = network;
    this.weights = weights;
    this.normalization = normalization;
    this.device = device;
    this.watch = watch;
  }

  /** On the test split where there is one, else on the validation split. */
  Evaluation evaluate(Drawing drawing) throws IOException {
    try (var script = Script.of(network, weights, normalization, device)) {
      script.mode(false, network.depth());
      var validation = logits(script, drawing, Split.VALIDATION);
      var heldOut =
          heldOutSplit() == Split.VALIDATION ? validation : logits(script, drawing, heldOutSplit());
      return switch (request.task()) {
        case CLASSIFICATION ->
            new Report(
                    request.classes(),
                    answers(heldOutSplit(), heldOut),
                    TemperatureScaling.fit(answers(Split.VALIDATION, validation)))
                .on(heldOutSplit());
        case MULTI_LABEL ->
            new MultiLabelReport(
                    request.classes(),
                    setAnswers(heldOutSplit(), heldOut),
                    TemperatureScaling.fit(setAnswers(Split.VALIDATION, validation).decisions()))
                .on(heldOutSplit());
      };
    }
  }

  private Answers answers(Split split, float[] logits) {
    var examples = examples(split);
    var labels = request.at(examples).stream().mapToInt(Example::label).toArray();
    var answers = new Answers(request.classes().size(), examples, labels);
    answers.add(logits);
    return answers;
  }

  private SetAnswers setAnswers(Split split, float[] logits) {
    var examples = examples(split);
    return new SetAnswers(request.classes().size(), examples, request.at(examples), logits);
  }

  /**
   * Writes the files.
   *
   * @param temperature of the probabilities; logits are as they are everywhere
   */
  void write(double temperature) throws IOException {
    watch.progress("writing the model", 0, 3);
    var metadata =
        Map.of(
            "architecture",
            network.architecture(),
            "classes",
            String.join("\n", request.classes()),
            "task",
            request.task().wire(),
            "temperature",
            Double.toString(temperature));
    Safetensors.write(file("model.safetensors"), weights, metadata);
    watch.progress("writing the model", 1, 3);
    TorchScriptWriter.write(
        file("model.pt"), network, weights, normalization, Compute.FLOAT32, metadata);
    watch.progress("writing the model", 2, 3);
    var signature =
        new ImageSignature(
            request.input().size(), normalization, request.task(), request.classes(), temperature);
    OnnxWriter.write(file("model.onnx"), network, weights, signature, metadata);
    watch.progress("writing the model", 3, 3);
  }

  /** Reads the written files back and holds their logits against the trainer's. */
  ExportCheck check(Drawing drawing) throws IOException {
    var heldOut = examples(heldOutSplit());
    var samples = Arrays.copyOf(heldOut, Math.min(CHECKED, heldOut.length));
    watch.progress("checking the exports", 0, samples.length);
    try (var trainer = Script.of(network, weights, normalization, device);
        var written = Script.load(network, file("model.pt"), device);
        var onnx = new OnnxCheck(file("model.onnx"))) {
      trainer.mode(false, network.depth());
      written.mode(false, network.depth());
      var byOnnx = new Agreement(request.task(), request.classes().size());
      var byScript = new Agreement(request.task(), request.classes().size());
      for (int from = 0; from < samples.length; from += BATCH) {
        var batch = Arrays.copyOfRange(samples, from, Math.min(samples.length, from + BATCH));
        try (var memory = trainer.memory()) {
          NDArray pixels = drawing.finish(memory, drawing.start(batch, 0));
          var truth = trainer.run("suffix_0", pixels).toFloatArray();
          byScript.add(truth, written.run("suffix_0", pixels).toFloatArray());
          byOnnx.add(
              truth, onnx.logits(pixels.toByteBuffer(), batch.length, request.input().size()));
        }
        watch.progress("checking the exports", from + batch.length, samples.length);
      }
      return new ExportCheck(
          samples.length, byOnnx.largest(), byOnnx.share(), byScript.largest(), byScript.share());
    }
  }

  /** {@code [N × classes]}, row after row. */
  private float[] logits(Script script, Drawing drawing, Split split) throws IOException {
    var examples = examples(split);
    var logits = FloatBuffer.allocate(examples.length * request.classes().size());
    for (int from = 0; from < examples.length; from += BATCH) {
      var batch = Arrays.copyOfRange(examples, from, Math.min(examples.length, from + BATCH));
      try (var memory = script.memory()) {
        var pixels = drawing.finish(memory, drawing.start(batch, 0));
        logits.put(script.run("suffix_0", pixels).toFloatArray());
      }
      watch.progress("evaluating", from + batch.length, examples.length);
    }
    return logits.array();
  }

  private int[] examples(Split split) {
    var all = request.examples();
    return IntStream.range(0, all.size()).filter(i -> all.get(i).split() == split).toArray();
  }

  private Split heldOutSplit() {
    return request.examples().stream().anyMatch(e -> e.split() == Split.TEST)
        ? Split.TEST
        : Split.VALIDATION;
  }

  private Path file(String name) {
    return request.output().resolve(name);
  }
}
