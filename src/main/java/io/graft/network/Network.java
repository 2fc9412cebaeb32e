package io.graft.network;

import io.graft.network.Layer.Sequential;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Named stages, a pool and a head. Boundary {@code k} lies before stage {@code k}: boundary 0 is
 * the picture, boundary {@code depth()} the pooled vector {@code [N, features()]} that enters the
 * head.
 *
 * @param channels of the last stage's output
 * @param classifier name of the head's layers, as published weights have it
 * @param size of its pictures, in pixels a side; only a head that flattens depends on it, all
 *     others take pictures of other sizes too
 */
public record Network(
    String architecture, List<Stage> stages, int channels, String classifier, Head head, int size) {

  public Network {
    stages = List.copyOf(stages);
    if (side(stages, size) < 1) {
      throw new IllegalArgumentException(
          "%s makes nothing of pictures of %d pixels a side; it takes them from %d on"
              .formatted(architecture, size, smallest(stages)));
    }
  }

  public Network withHead(Head other) {
    return new Network(architecture, stages, channels, classifier, other, size);
  }

  /**
   * The same for pictures of another size.
   *
   * @throws IllegalArgumentException when nothing would be left of them after the last stage
   */
  public Network forPictures(int side) {
    return new Network(architecture, stages, channels, classifier, head, side);
  }

  /** How many stages there are, the head not counted. */
  public int depth() {
    return stages.size();
  }

  /** Length of the pooled vector. */
  public int features() {
    return head.pooling().features(channels, side(stages, size));
  }

  /** What the last stage answers for one picture, {@code [C, H, W]}. */
  public Shape featureMap() {
    int side = side(stages, size);
    return Shape.of(channels, side, side);
  }

  public Sequential headLayers() {
    return head.layers(classifier, features());
  }

  /** What each stage does for a picture, and last the head. */
  public List<Work> work() {
    var work = new ArrayList<Work>();
    var reached = Shape.of(3, size, size);
    for (var stage : stages) {
      var done = Work.of(stage.body(), reached);
      work.add(done);
      reached = done.out();
    }
    work.add(Work.of(headLayers(), Shape.of(features())));
    return work;
  }

  /** The shape of what crosses a boundary, for one picture. */
  public Shape at(int boundary) {
    return boundary == 0
        ? Shape.of(3, size, size)
        : boundary == depth() ? Shape.of(features()) : work().get(boundary - 1).out();
  }

  /** The tensors of stage {@code stage}, or of the head when that is {@code depth()}. */
  public List<TensorSpec> tensors(int stage) {
    return stage == depth() ? headLayers().tensors() : stages.get(stage).body().tensors();
  }

  /** All tensors, stage by stage and the head last. */
  public List<TensorSpec> tensors() {
    return tensorsFrom(0).toList();
  }

  /** Names of all parameters and running statistics. */
  public List<String> stateNames() {
    return tensors().stream().map(TensorSpec::name).toList();
  }

  /** Names of stage {@code stage}'s parameters and statistics; the head's for {@code depth()}. */
  public List<String> stateNames(int stage) {
    return tensors(stage).stream().map(TensorSpec::name).toList();
  }

  /** The parameters trained when stages {@code boundary} and later, and the head, are open. */
  public List<TensorSpec> parameters(int boundary) {
    return tensorsFrom(boundary).filter(TensorSpec::trainable).toList();
  }

  public List<String> parameterNames(int boundary) {
    return parameters(boundary).stream().map(TensorSpec::name).toList();
  }

  /** How many numbers stage {@code stage} learns; the head for {@code depth()}. */
  public long stageParameters(int stage) {
    return tensors(stage).stream()
        .filter(TensorSpec::trainable)
        .mapToLong(tensor -> tensor.shape().elements())
        .sum();
  }

  /** The stage a tensor belongs to, {@code depth()} for the head's. */
  public int stageOf(String tensor) {
    return IntStream.rangeClosed(0, depth())
        .filter(stage -> stateNames(stage).contains(tensor))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(architecture + " has no tensor " + tensor));
  }

  /** Pixels a side of what the last stage makes of a picture. */
  private static int side(List<Stage> stages, int size) {
    int side = size;
    for (var stage : stages) {
      side = stage.body().side(side);
    }
    return side;
  }

  private static int smallest(List<Stage> stages) {
    return IntStream.iterate(1, size -> size + 1)
        .filter(size -> side(stages, size) > 0)
        .findFirst()
        .orElseThrow();
  }

  private Stream<TensorSpec> tensorsFrom(int boundary) {
    return IntStream.rangeClosed(boundary, depth())
        .boxed()
        .flatMap(stage -> tensors(stage).stream());
  }
}
