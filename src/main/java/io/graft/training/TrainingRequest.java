package io.graft.training;

import io.graft.backbone.input.ImageInput;
import io.graft.network.Task;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Everything a trainer needs to know; paths are local files and folders.
 *
 * @param weights safetensors of the backbone; none starts from random weights
 * @param task whether an example has one class, or any number of them
 * @param pack the bytes of all examples
 * @param dataHash of the dataset version, so that computed activations are found again
 * @param cache where pixels and activations are kept from one job to the next
 * @param output an empty folder for {@code model.safetensors}, {@code model.pt}, {@code model.onnx}
 *     and {@code answers.safetensors}
 * @param checkpoint where an earlier attempt at the same training got to; none starts at the
 *     beginning
 * @param device {@code cpu} or {@code gpu0}, {@code gpu1}, …
 */
public record TrainingRequest(
    String architecture,
    @Nullable Path weights,
    ImageInput input,
    Task task,
    List<String> classes,
    List<Example> examples,
    Path pack,
    String dataHash,
    TrainingPlan plan,
    Path cache,
    long cacheBytes,
    Path output,
    String device,
    @Nullable Path checkpoint) {

  public TrainingRequest {
    classes = List.copyOf(classes);
    examples = List.copyOf(examples);
  }

  /** The same with other examples. */
  TrainingRequest with(List<Example> others) {
    return new TrainingRequest(
        architecture,
        weights,
        input,
        task,
        classes,
        others,
        pack,
        dataHash,
        plan,
        cache,
        cacheBytes,
        output,
        device,
        checkpoint);
  }

  /** The numbers of a split's examples. */
  int[] numbers(Split split) {
    return IntStream.range(0, examples.size())
        .filter(i -> examples.get(i).split() == split)
        .toArray();
  }

  /** What a model is judged by. */
  Split heldOut() {
    return numbers(Split.TEST).length > 0 ? Split.TEST : Split.VALIDATION;
  }

  /** The examples of these numbers. */
  List<Example> at(int... numbers) {
    return IntStream.of(numbers).mapToObj(examples::get).toList();
  }

  /** The same, going on from a checkpoint. */
  public TrainingRequest from(@Nullable Path earlier) {
    return new TrainingRequest(
        architecture,
        weights,
        input,
        task,
        classes,
        examples,
        pack,
        dataHash,
        plan,
        cache,
        cacheBytes,
        output,
        device,
        earlier);
  }
}
