package io.graft.training;

import ai.djl.ndarray.NDManager;
import io.graft.network.Tensor;
import io.graft.network.TensorSpec;
import io.graft.network.Weights;
import io.graft.training.TrainingEvent.EpochFinished;
import io.graft.training.TrainingEvent.Noted;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A phase with {@code lbfgs}: the linear head that fits the features best, for each strength of
 * regularisation; the validation examples choose among them.
 */
class ProbeRun {
  private static final double TOLERANCE = 1e-5;

  private final int index;
  private final Phase phase;
  private final Optimizer.Lbfgs optimizer;
  private final Script script;
  private final ActivationFile file;
  private final ViewRows rows;
  private final TrainingRequest request;
  private final Watch watch;
  private final @Nullable Integer fold;
  private final Order order;

  ProbeRun(
      int index,
      Optimizer.Lbfgs optimizer,
      Script script,
      ActivationFile file,
      ViewRows rows,
      Setup setup) {
    this.index = index;
    this.phase = setup.phase(index);
    this.optimizer = optimizer;
    this.script = script;
    this.file = file;
    this.rows = rows;
    this.request = setup.request();
    this.watch = setup.watch();
    this.fold = setup.fold();
    this.order = new Order(request, index);
  }

  Candidate run(Candidate before) throws IOException {
    var best = before;
    double chosen = 0;
    try (var memory = script.memory()) {
      var training = order.of(Split.TRAIN);
      var regression = regression(memory, training);
      var x = new double[regression.size()];
      var strengths = optimizer.l2().stream().sorted((a, b) -> Double.compare(b, a)).toList();
      for (int i = 0; i < strengths.size(); i++) {
        watch.check();
        long started = System.nanoTime();
        var objective = regression.with(strengths.get(i));
        // from the solution for the stronger one before
        x = new Lbfgs(optimizer.history(), phase.epochs(), TOLERANCE).minimise(objective, x);
        double seconds = (System.nanoTime() - started) / 1e9;
        var candidate = look(before.weights(), objective, x);
        boolean better = best.worseThan(candidate, phase.earlyStopping().metric());
        if (better) {
          best = candidate;
          chosen = strengths.get(i);
        }
        watch.say(
            new EpochFinished(
                fold,
                index,
                i + 1,
                strengths.size(),
                objective.at(x, new double[x.length]),
                accuracy(candidate, training),
                candidate.loss(),
                candidate.accuracy(),
                better,
                0,
                training.length / seconds));
      }
    }
    watch.say(
        new Noted(
            chosen == 0
                ? "no linear head was better than the one before"
                : "regularisation %s was best on the validation examples".formatted(chosen)));
    return best;
  }

  private HeadRegression regression(NDManager memory, int[] training) throws IOException {
    int views = rows.views();
    var chosen =
        IntStream.range(0, training.length * views)
            .mapToLong(i -> rows.of(training[i / views], i % views))
            .toArray();
    var examples =
        IntStream.range(0, training.length * views)
            .mapToObj(i -> request.examples().get(training[i / views]))
            .toList();
    return HeadRegression.of(
        request,
        memory,
        ViewBatches.rows(memory, file, chosen),
        examples,
        phase.loss().weights(request));
  }

  private Candidate look(Weights before, HeadRegression objective, double[] x) throws IOException {
    var names = head();
    var tensors = new LinkedHashMap<String, Tensor>();
    tensors.put(
        names.getFirst().name(), Tensor.floats(names.getFirst().shape(), objective.weights(x)));
    tensors.put(
        names.getLast().name(), Tensor.floats(names.getLast().shape(), objective.biases(x)));
    var weights = before.and(new Weights(tensors));
    var scores = scores(weights, order.of(Split.VALIDATION));
    return new Candidate(weights, scores.accuracy(), scores.loss());
  }

  private double accuracy(Candidate candidate, int[] examples) throws IOException {
    return scores(candidate.weights(), examples).accuracy();
  }

  /** Of the plain pictures. */
  private Tally scores(Weights weights, int[] examples) throws IOException {
    float[] matrix = weights.get(head().getFirst().name()).toFloats();
    float[] biases = weights.get(head().getLast().name()).toFloats();
    var scores = Tally.of(request);
    var row =
        ByteBuffer.allocate(file.rowFloats() * Float.BYTES).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    var features = new float[file.rowFloats()];
    for (int example : examples) {
      file.read(rows.of(example, 0), row.clear());
      row.flip().asFloatBuffer().get(features);
      var logits = biases.clone();
      for (int c = 0; c < logits.length; c++) {
        for (int i = 0; i < features.length; i++) {
          logits[c] += matrix[c * features.length + i] * features[i];
        }
      }
      scores.add(logits, request.at(example));
    }
    return scores;
  }

  /** Weight and bias of the linear head. */
  private List<TensorSpec> head() {
    return script.network().parameters(script.network().depth());
  }
}
