package io.graft.evaluation;

import io.graft.network.Safetensors;
import io.graft.network.Task;
import io.graft.network.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a model answered to the pictures that its metrics are of. The file is mapped, and a row is
 * read when it is looked at: many at once take no more memory than one.
 */
final class HeldOutAnswers {
  private static final float THERE = 0.5f;

  private final Task task;
  private final int classes;
  private final Tensor samples;
  private final Tensor truths;
  private final Tensor probabilities;

  private HeldOutAnswers(Task task, Tensor samples, Tensor truths, Tensor probabilities) {
    this.task = task;
    this.classes = (int) probabilities.shape().size(1);
    this.samples = samples;
    this.truths = truths;
    this.probabilities = probabilities;
  }

  static HeldOutAnswers read(Path file, Task task) throws IOException {
    var tensors = Safetensors.read(file);
    return new HeldOutAnswers(
        task, tensors.get("sample"), tensors.get("truth"), tensors.get("probabilities"));
  }

  int size() {
    return (int) samples.shape().size(0);
  }

  int sample(int row) {
    return (int) samples.wholeAt(row);
  }

  float probability(int row, int label) {
    return probabilities.at((long) row * classes + label);
  }

  /** Whether a picture is of a class. */
  boolean is(int row, int label) {
    return switch (task) {
      case CLASSIFICATION -> truths.wholeAt(row) == label;
      case MULTI_LABEL -> truths.wholeAt((long) row * classes + label) == 1;
    };
  }

  Stream<Answer> all() {
    return IntStream.range(0, size()).mapToObj(this::at);
  }

  Answer at(int row) {
    return switch (task) {
      case CLASSIFICATION -> ofOne(row);
      case MULTI_LABEL -> ofMany(row);
    };
  }

  /** Whether both are answers to the same pictures. */
  boolean sameSamples(HeldOutAnswers other) {
    return size() == other.size()
        && IntStream.range(0, size()).allMatch(row -> sample(row) == other.sample(row));
  }

  private Answer ofOne(int row) {
    int truth = (int) truths.wholeAt(row);
    int likeliest = 0;
    for (int label = 1; label < classes; label++) {
      likeliest = probability(row, label) > probability(row, likeliest) ? label : likeliest;
    }
    return new Answer(
        sample(row),
        List.of(truth),
        List.of(likeliest),
        probability(row, likeliest),
        probability(row, truth));
  }

  private Answer ofMany(int row) {
    IntPredicate said = label -> probability(row, label) >= THERE;
    IntPredicate there = label -> is(row, label);
    return new Answer(
        sample(row), labels(there), labels(said), together(row, said), together(row, there));
  }

  private List<Integer> labels(IntPredicate chosen) {
    return IntStream.range(0, classes).filter(chosen).boxed().toList();
  }

  /** The geometric mean of the probabilities that each class is there, or is not. */
  private float together(int row, IntPredicate there) {
    double logarithms = 0;
    for (int label = 0; label < classes; label++) {
      float probability = probability(row, label);
      logarithms += Math.log(there.test(label) ? probability : 1 - probability);
    }
    return (float) Math.exp(logarithms / classes);
  }
}
