package io.graft.training;

import io.graft.network.Safetensors;
import io.graft.network.Shape;
import io.graft.network.Tensor;
import io.graft.network.Weights;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The answers by which a model is judged, as a safetensors file:
 *
 * <ul>
 *   <li>{@code sample}: int64 {@code [N]}, the numbers of the examples, rising;
 *   <li>{@code truth}: in a classification int64 {@code [N]}, the place of the class; of
 *       multi-label examples uint8 {@code [N, classes]}, 1 where the class is there;
 *   <li>{@code probabilities}: float32 {@code [N, classes]}, as the exported model gives them.
 * </ul>
 *
 * Its notes are the classes, one to a line, the task, and the split.
 */
final class AnswersFile {
  static final String NAME = "answers.safetensors";

  private AnswersFile() {}

  /**
   * @param probabilities {@code [N × classes]}, row after row
   */
  static void write(TrainingRequest request, Split split, int[] examples, float[] probabilities)
      throws IOException {
    int classes = request.classes().size();
    var tensors = new LinkedHashMap<String, Tensor>();
    tensors.put(
        "sample",
        Tensor.int64(Shape.of(examples.length), Arrays.stream(examples).asLongStream().toArray()));
    tensors.put("truth", truth(request, examples));
    tensors.put("probabilities", Tensor.floats(Shape.of(examples.length, classes), probabilities));
    var notes =
        Map.of(
            "classes",
            String.join("\n", request.classes()),
            "task",
            request.task().wire(),
            "split",
            split.wire());
    Safetensors.write(request.output().resolve(NAME), new Weights(tensors), notes);
  }

  private static Tensor truth(TrainingRequest request, int[] examples) {
    return switch (request.task()) {
      case CLASSIFICATION ->
          Tensor.int64(
              Shape.of(examples.length),
              request.at(examples).stream().mapToLong(Example::label).toArray());
      case MULTI_LABEL -> sets(request, examples);
    };
  }

  private static Tensor sets(TrainingRequest request, int[] examples) {
    int classes = request.classes().size();
    var there = new byte[examples.length * classes];
    for (int row = 0; row < examples.length; row++) {
      for (int label : request.examples().get(examples[row]).labels()) {
        there[row * classes + label] = 1;
      }
    }
    return Tensor.uint8(Shape.of(examples.length, classes), there);
  }
}
