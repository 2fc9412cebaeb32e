package io.graft.training;

import ai.djl.ndarray.NDArray;
import io.graft.network.Compute;
import io.graft.network.ImageSignature;
import io.graft.network.Network;
import io.graft.network.OnnxWriter;
import io.graft.network.Safetensors;
import io.graft.network.TorchScriptWriter;
import io.graft.network.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** The files that people download, and the proof that they answer as the trained network does. */
class Exports {
  private static final int BATCH = 8; // larger ones are no faster on cores, and take their memory
  static final int CHECKED = 64;

  private final Setup setup;
  private final TrainingRequest request;
  private final Network network;
  private final Weights weights;
  private final Watch watch;

  Exports(Setup setup, Weights weights) {
    this.setup = setup;
    this.request = setup.request();
    this.network = setup.network();
    this.weights = weights;
    this.watch = setup.watch();
  }

  /** On the test split where there is one, else on the validation split. */
  Evaluation evaluate(Drawing drawing) throws IOException {
    var features = new TreeSet<>(List.of(network.depth()));
    try (var script = setup.script(weights, Compute.FLOAT32);
        var stages = FrozenStages.of(setup, script, weights, Compute.FLOAT32, features)) {
      var looking = new Looking(script, stages, drawing);
      var validation = answers(looking, Split.VALIDATION);
      var heldOut =
          heldOutSplit() == Split.VALIDATION ? validation : answers(looking, heldOutSplit());
      return new Report(request.classes(), heldOut, TemperatureScaling.fit(validation))
          .on(heldOutSplit());
    }
  }

  /** On some examples, whose probabilities are softmax(logits). */
  Evaluation evaluate(Drawing drawing, int[] examples) throws IOException {
    var features = new TreeSet<>(List.of(network.depth()));
    try (var script = setup.script(weights, Compute.FLOAT32);
        var stages = FrozenStages.of(setup, script, weights, Compute.FLOAT32, features)) {
      var looking = new Looking(script, stages, drawing);
      var plain = new TemperatureScaling(1, 0);
      return new Report(request.classes(), answers(looking, examples), plain).on(Split.TEST);
    }
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
            "temperature",
            Double.toString(temperature));
    Safetensors.write(file("model.safetensors"), weights, metadata);
    watch.progress("writing the model", 1, 3);
    TorchScriptWriter.write(
        file("model.pt"), network, weights, setup.normalization(), Compute.FLOAT32, metadata);
    watch.progress("writing the model", 2, 3);
    var signature =
        new ImageSignature(
            request.input().size(), setup.normalization(), request.classes(), temperature);
    OnnxWriter.write(file("model.onnx"), network, weights, signature, metadata);
    watch.progress("writing the model", 3, 3);
  }

  /** Reads the written files back and holds their logits against the trainer's. */
  ExportCheck check(Drawing drawing) throws IOException {
    var heldOut = examples(heldOutSplit());
    var samples = Arrays.copyOf(heldOut, Math.min(CHECKED, heldOut.length));
    watch.progress("checking the exports", 0, samples.length);
    try (var trainer = setup.script(weights, Compute.FLOAT32);
        var written = Script.load(network, file("model.pt"), setup.device());
        var onnx = new OnnxFile(file("model.onnx"))) {
      trainer.mode(false, network.depth());
      written.mode(false, network.depth());
      var byOnnx = new Agreement(request.classes().size());
      var byScript = new Agreement(request.classes().size());
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

  /** All stages, which do not learn any more, and then the head. */
  private record Looking(Script script, FrozenStages stages, Drawing drawing) {
    float[] logits(int[] examples) throws IOException {
      try (var memory = script.memory()) {
        var drawn = drawing.start(examples, 0);
        var pixels = drawing.pixels(memory, drawn, new Mixing.None());
        var features = stages.activations(memory, pixels, examples.length).getFirst();
        script.mode(false, script.network().depth());
        return script.run("suffix_" + script.network().depth(), features).toFloatArray();
      }
    }
  }

  private Answers answers(Looking looking, Split split) throws IOException {
    return answers(looking, examples(split));
  }

  private Answers answers(Looking looking, int[] examples) throws IOException {
    var answers = new Answers(request.classes().size(), examples, labels(examples));
    for (int from = 0; from < examples.length; from += BATCH) {
      var batch = Arrays.copyOfRange(examples, from, Math.min(examples.length, from + BATCH));
      answers.add(looking.logits(batch));
      watch.progress("evaluating", answers.size(), examples.length);
    }
    return answers;
  }

  private int[] labels(int[] examples) {
    return Arrays.stream(examples).map(i -> request.examples().get(i).label()).toArray();
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
