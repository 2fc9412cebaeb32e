package io.graft.training;

import ai.djl.Device;
import io.graft.network.Architectures;
import io.graft.network.Compute;
import io.graft.network.Network;
import io.graft.network.Normalization;
import io.graft.network.Weights;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a training is about, and on what it runs.
 *
 * @param fold which one is held out, from 1; none in the training whose model is kept
 * @param everUsed the examples as the cache sees them, which all runs share: TRAIN if any of them
 *     learns from it, TEST if none looks at it
 */
record Setup(
    TrainingRequest request,
    Network network,
    Device device,
    Watch watch,
    @Nullable Integer fold,
    List<Example> everUsed) {

  static Setup of(TrainingRequest request, Watch watch) {
    var network =
        Architectures.named(request.architecture())
            .forPictures(request.input().size())
            .withHead(request.plan().head().head(request.classes().size()));
    var name = request.device();
    var device =
        name.startsWith("gpu") ? Device.gpu(Integer.parseInt(name.substring(3))) : Device.cpu();
    return new Setup(request, network, device, watch, null, Folds.everUsed(request));
  }

  /** The same for a run that holds out a fold. */
  Setup holdingOut(Folds folds, int held) {
    return new Setup(
        request.with(folds.holdingOut(held)), network, device, watch, held + 1, everUsed);
  }

  /** Where the cache keeps which view of which example. */
  ViewRows rows(int views) {
    return ViewRows.of(everUsed, views);
  }

  /** Examples that any of the runs learns from. */
  int learning() {
    return (int) everUsed.stream().filter(e -> e.split() == Split.TRAIN).count();
  }

  TrainingPlan plan() {
    return request.plan();
  }

  Phase phase(int index) {
    return plan().phases().get(index);
  }

  Normalization normalization() {
    return new Normalization(request.input().mean(), request.input().std());
  }

  /** A script that only answers. */
  Script script(Weights weights, Compute compute) throws IOException {
    return script(weights, compute, Set.of());
  }

  /** A script that can learn from some boundaries on. */
  Script script(Weights weights, Compute compute, Set<Integer> boundaries) throws IOException {
    return Script.of(network, weights, normalization(), device, compute, boundaries);
  }

  /** The first stage that learns in a phase. */
  int boundary(int phase) {
    return phase(phase).open().boundary(network);
  }

  /** The first stage that has learned when a phase begins; all before it are as they were. */
  int openedBefore(int phase) {
    return IntStream.range(0, phase).map(this::boundary).min().orElse(network.depth());
  }

  /** Stages below this one never learn. */
  int opened() {
    return IntStream.range(0, plan().phases().size()).map(this::boundary).min().orElse(0);
  }

  List<String> stageNames() {
    return network.stages().stream().map(stage -> stage.name()).toList();
  }

  /** What decoded pixels depend on: the bytes, their order, and how they are resized. */
  String pixelKey() {
    var places = new StringBuilder(request.dataHash());
    request
        .examples()
        .forEach(e -> places.append(' ').append(e.offset()).append('+').append(e.length()));
    return Hash.of(places + " " + request.input().shorterSide() + request.input().interpolation());
  }
}
