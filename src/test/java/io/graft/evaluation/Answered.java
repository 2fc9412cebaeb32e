package io.graft.evaluation;

import io.graft.model.Drafts;
import io.graft.model.ModelDraft;
import io.graft.model.ModelMetrics;
import io.graft.model.Models;
import io.graft.model.Provenance;
import io.graft.model.TrainedModel;
import io.graft.network.Safetensors;
import io.graft.network.Shape;
import io.graft.network.Task;
import io.graft.network.Tensor;
import io.graft.network.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Answers to publish a model with. */
class Answered {
  static final List<String> ANTS_AND_BEES = List.of("ants", "bees");

  private final Task task;
  private final List<String> classes;
  private final long[] samples;
  private final int[] truths;
  private final float[] probabilities;

  /**
   * @param truths a class each, or of a multi-label model 0 or 1 for each class, row after row
   * @param probabilities a row for each sample
   */
  Answered(Task task, List<String> classes, long[] samples, int[] truths, float[] probabilities) {
    this.task = task;
    this.classes = classes;
    this.samples = samples;
    this.truths = truths;
    this.probabilities = probabilities;
  }

  /** Of pictures 1 and 3, which are ants, and 5 and 6, which are bees. */
  static Answered ofAntsAndBees(float... probabilitiesOfAnts) {
    var probabilities = new float[2 * probabilitiesOfAnts.length];
    for (int row = 0; row < probabilitiesOfAnts.length; row++) {
      probabilities[2 * row] = probabilitiesOfAnts[row];
      probabilities[2 * row + 1] = 1 - probabilitiesOfAnts[row];
    }
    return new Answered(
        Task.CLASSIFICATION,
        ANTS_AND_BEES,
        new long[] {1, 3, 5, 6},
        new int[] {0, 0, 1, 1},
        probabilities);
  }

  Answered withSamples(long... others) {
    return new Answered(task, classes, others, truths, probabilities);
  }

  /** A model of the version 1 of a data set. */
  TrainedModel publish(Models models, Path folder, UUID dataset) throws IOException {
    return publish(models, folder, dataset, 1);
  }

  TrainedModel publish(Models models, Path folder, UUID dataset, int version) throws IOException {
    var draft = Drafts.draft(folder, classes);
    write(folder.resolve("answers.safetensors"));
    return models.publish(
        new ModelDraft(
            draft.project(),
            draft.name(),
            task,
            classes,
            draft.input(),
            metrics(draft.metrics()),
            draft.certificate(),
            of(dataset, version, draft.provenance()),
            folder));
  }

  HeldOutAnswers read(Path folder) throws IOException {
    var file = folder.resolve("answers.safetensors");
    write(file);
    return HeldOutAnswers.read(file, task);
  }

  private void write(Path file) throws IOException {
    var tensors = new LinkedHashMap<String, Tensor>();
    tensors.put("sample", Tensor.int64(Shape.of(samples.length), samples));
    tensors.put("truth", truth());
    tensors.put(
        "probabilities", Tensor.floats(Shape.of(samples.length, classes.size()), probabilities));
    Safetensors.write(file, new Weights(tensors), Map.of());
  }

  private Tensor truth() {
    return switch (task) {
      case CLASSIFICATION ->
          Tensor.int64(Shape.of(samples.length), IntStream.of(truths).asLongStream().toArray());
      case MULTI_LABEL -> {
        var there = new byte[truths.length];
        IntStream.range(0, truths.length).forEach(i -> there[i] = (byte) truths[i]);
        yield Tensor.uint8(Shape.of(samples.length, classes.size()), there);
      }
    };
  }

  private ModelMetrics metrics(ModelMetrics drafted) {
    return new ModelMetrics(
        drafted.split(),
        samples.length,
        drafted.loss(),
        drafted.logLoss(),
        drafted.accuracy(),
        drafted.accuracyInterval(),
        null,
        drafted.balancedAccuracy(),
        drafted.macroF1(),
        drafted.rocAuc(),
        null,
        task == Task.MULTI_LABEL ? 0.5 : null,
        null,
        drafted.ece(),
        drafted.perClass(),
        task == Task.MULTI_LABEL ? List.of() : confusion(),
        null,
        null,
        null,
        null);
  }

  private List<List<Integer>> confusion() {
    int n = classes.size();
    var counts = new int[n][n];
    for (int row = 0; row < samples.length; row++) {
      int said = 0;
      for (int label = 1; label < n; label++) {
        said = probabilities[row * n + label] > probabilities[row * n + said] ? label : said;
      }
      counts[truths[row]][said]++;
    }
    var matrix = new ArrayList<List<Integer>>();
    for (int[] row : counts) {
      matrix.add(IntStream.of(row).boxed().toList());
    }
    return matrix;
  }

  private static Provenance of(UUID dataset, int version, Provenance drafted) {
    return new Provenance(
        drafted.job(),
        dataset,
        version,
        drafted.datasetHash(),
        drafted.backbone(),
        drafted.architecture(),
        drafted.backboneSha256(),
        drafted.plan(),
        drafted.seed(),
        drafted.versions(),
        drafted.device(),
        drafted.startedAt(),
        drafted.finishedAt(),
        drafted.stages());
  }
}
