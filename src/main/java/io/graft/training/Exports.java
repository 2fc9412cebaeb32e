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
import java.util.Map;

/** The files that people download, and the proof that they answer as the trained network does. */
class Exports {
  private static final int BATCH = 8; // larger ones are no faster on cores, and take their memory
  static final int CHECKED = 32;

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
        file("model.pt"), network, weights, setup.normalization(), Compute.FLOAT32, metadata);
    watch.progress("writing the model", 2, 3);
    var signature =
        new ImageSignature(
            request.input().size(),
            setup.normalization(),
            request.task(),
            request.classes(),
            temperature);
    OnnxWriter.write(file("model.onnx"), network, weights, signature, metadata);
    watch.progress("writing the model", 3, 3);
  }

  /** Reads the written files back and holds their logits against the trainer's. */
  ExportCheck check(Drawing drawing) throws IOException {
    var heldOut = request.numbers(request.heldOut());
    var samples = Arrays.copyOf(heldOut, Math.min(CHECKED, heldOut.length));
    watch.progress("checking the exports", 0, samples.length);
    try (var trainer = setup.script(weights, Compute.FLOAT32);
        var written = Script.load(network, file("model.pt"), setup.device());
        var onnx = new OnnxFile(file("model.onnx"))) {
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

  private Path file(String name) {
    return request.output().resolve(name);
  }
}
