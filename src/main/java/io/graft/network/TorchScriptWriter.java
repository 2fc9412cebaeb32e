package io.graft.network;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.graft.network.TensorSpec.Role;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Writes a network and its weights as a TorchScript archive, which DJL trains and {@code
 * torch.jit.load} opens. Pictures are channels-last inside.
 *
 * <p>Methods of the module, with {@code n} stages and {@code k} a boundary:
 *
 * <ul>
 *   <li>{@code preprocess(pixels)}: uint8 {@code [N, H, W, 3]} to normalised {@code [N, 3, H, W]}
 *   <li>{@code stage_0(x)} … {@code stage_{n-1}(x)}, {@code pool(x)}, {@code head(x)}
 *   <li>{@code forward(x)}: logits {@code [N, classes]} of normalised pictures
 *   <li>{@code prefix_k(pixels)}, k from 1: float32 activations at boundary k
 *   <li>{@code suffix_k(x)}: logits from boundary k; {@code suffix_0} takes pixels
 *   <li>{@code parameters_k()}: what is trained from boundary k on, as {@link
 *       Network#parameterNames}
 *   <li>{@code state()}: all parameters and statistics, as {@link Network#stateNames}
 *   <li>{@code mode(training, frozen)}: whether dropout is on, and from which stage on batch
 *       normalisation uses the batch
 *   <li>{@code step_k(x, target, weights, knobs, rates, m, v, t)}: trains on one batch from
 *       boundary k on and returns float32 {@code [mean loss, correct answers]}
 *   <li>{@code accumulate_k(x, target, weights, knobs, a)}: adds the gradients of a part of a batch
 *       to {@code a}, and returns the same; {@code apply_k(knobs, rates, m, v, t, a)}: the step
 *       with what was added up, after which {@code a} is zeros
 *   <li>{@code average_k(decay, e)}: moves averages of the weights towards them; {@code swap_k(any,
 *       e)}: exchanges weights and averages
 * </ul>
 *
 * <p>Arguments of a step, beside the activations:
 *
 * <ul>
 *   <li>{@code target}: int64 {@code [N]} classes, or float32 {@code [N, classes]} shares; of
 *       multi-label examples always the latter, 0 to 1 each
 *   <li>{@code weights}: float32 {@code [classes]}, how much each class counts, and in a
 *       multi-label one how much its presence counts against its absence; {@code [0]} for all alike
 *   <li>{@code knobs}, on the CPU: optimizer (0 SGD, 1 Adam, 2 AdamW), momentum or beta1, beta2,
 *       eps, weight decay, Nesterov (0, 1), label smoothing, largest gradient norm (0 is any),
 *       gamma of the focal loss (0 is cross-entropy), factor of the loss, task (0 classification, 1
 *       multi-label: the mean over examples and classes of sigmoid cross-entropy)
 *   <li>{@code rates}, on the CPU: a learning rate for each stage from k on, and the head's; 0
 *       leaves a stage as it is. Norms and biases do not decay
 *   <li>{@code m}, {@code v}, {@code t}, {@code a}, {@code e}: a tensor for each parameter of
 *       {@code parameters_k()}, {@code t} scalars; zeros at first, {@code e} the weights; changed
 *       by the step
 * </ul>
 */
public final class TorchScriptWriter {
  // the format of PyTorch 1.13 and later
  private static final String VERSION = "10\n";

  private static final String MEAN = "normalization.mean";
  private static final String STD = "normalization.std";
  private static final Shape PER_CHANNEL = Shape.of(1, 3, 1, 1);
  private static final List<TensorSpec> NORMALIZATION =
      List.of(
          new TensorSpec(MEAN, Role.RUNNING_MEAN, PER_CHANNEL),
          new TensorSpec(STD, Role.RUNNING_VAR, PER_CHANNEL));

  private TorchScriptWriter() {}

  /**
   * Writes an archive that learns, with no notes in it.
   *
   * @param boundaries whose {@code step_k} and the like it has: libtorch compiles all there are,
   *     which takes longer than all else
   */
  public static void write(
      Path file,
      Network network,
      Weights weights,
      Normalization normalization,
      Compute compute,
      Set<Integer> boundaries)
      throws IOException {
    write(file, network, weights, normalization, compute, boundaries, Map.of());
  }

  /**
   * Writes an archive that answers, and does not learn.
   *
   * @param metadata notes for readers, each an extra file: {@code torch.jit.load(path,
   *     _extra_files={"classes": ""})} reads one
   * @throws WeightsDoNotFit when the weights are not the network's
   */
  public static void write(
      Path file,
      Network network,
      Weights weights,
      Normalization normalization,
      Compute compute,
      Map<String, String> metadata)
      throws IOException {
    write(file, network, weights, normalization, compute, Set.of(), metadata);
  }

  private static void write(
      Path file,
      Network network,
      Weights weights,
      Normalization normalization,
      Compute compute,
      Set<Integer> boundaries,
      Map<String, String> metadata)
      throws IOException {
    var tree = ModuleTree.of(network);
    // kept with the module, so that they follow it to its device, but none of the network's state
    tree.add("normalization", "Normalization", NORMALIZATION);
    var classes = new ScriptClasses(tree);
    var modules =
        new ModulePickle(classes, weights.fit(network).and(numbers(normalization))).root(tree);
    try (var out = new BufferedOutputStream(Files.newOutputStream(file));
        var zip = new ArchiveZip(out, network.architecture())) {
      zip.entry("data.pkl", modules.toBytes());
      zip.entry(
          "code/__torch__/graft.py",
          code(network, compute, new TreeSet<>(boundaries), classes, tree).getBytes(UTF_8));
      for (int i = 0; i < modules.data().size(); i++) {
        zip.entry("data/" + i, modules.data().get(i).data());
      }
      for (var note : new TreeMap<>(metadata).entrySet()) {
        zip.entry("extra/" + note.getKey(), note.getValue().getBytes(UTF_8));
      }
      zip.entry("constants.pkl", new Pickle().tuple(() -> {}).toBytes());
      zip.entry("version", VERSION.getBytes(UTF_8));
      zip.entry("byteorder", "little".getBytes(UTF_8));
    }
  }

  private static String code(
      Network network,
      Compute compute,
      SortedSet<Integer> boundaries,
      ScriptClasses classes,
      ModuleTree tree) {
    return classes.source()
        + "class "
        + ScriptClasses.ROOT
        + "(Module):\n"
        + classes.fields(tree)
        + "  frozen : int\n"
        + ForwardScript.of(network, compute)
        + StepScript.of(network, boundaries);
  }

  private static Weights numbers(Normalization normalization) {
    var tensors = new LinkedHashMap<String, Tensor>();
    tensors.put(MEAN, perChannel(normalization.mean()));
    tensors.put(STD, perChannel(normalization.std()));
    return new Weights(tensors);
  }

  private static Tensor perChannel(List<Double> values) {
    var numbers = new float[3];
    for (int i = 0; i < 3; i++) {
      numbers[i] = values.get(i).floatValue();
    }
    return Tensor.floats(PER_CHANNEL, numbers);
  }
}
