package io.graft.training;

import io.graft.network.Network;
import io.graft.network.Tensor;
import io.graft.network.Weights;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Writes checkpoints of one training into its output folder, and tells of each. */
class Checkpoints {
  /** Within an epoch; after each epoch there is one anyway. */
  private static final Duration EVERY = Duration.ofMinutes(2);

  private final TrainingRequest request;
  private final Network network;
  private final TrainingEvents events;
  private final InstantSource clock;
  private final String plan;
  private List<FoldScore> folds = List.of();
  private Instant last;
  private int written;

  Checkpoints(
      TrainingRequest request, Network network, TrainingEvents events, InstantSource clock) {
    this.request = request;
    this.network = network;
    this.events = events;
    this.clock = clock;
    this.plan = plan(request);
    this.last = clock.instant();
  }

  /** What a training must share with a checkpoint to go on from it. */
  static String plan(TrainingRequest request) {
    return Hash.of(
        TrainingPlans.write(request.plan())
            + request.architecture()
            + request.dataHash()
            + request.classes());
  }

  boolean due() {
    return !clock.instant().isBefore(last.plus(EVERY));
  }

  /** Says which folds an earlier attempt was done with. */
  void goOnAfter(List<FoldScore> done) {
    folds = List.copyOf(done);
  }

  /** One more fold is done, and the next run has not begun. */
  void write(List<FoldScore> done) throws IOException {
    folds = List.copyOf(done);
    write(null, 0, 1, 0);
  }

  /**
   * @param opened the first stage that has learned so far; those before it are as they began
   */
  void write(Standing standing, int opened, Script script, Weights best, OptimizerState optimizer)
      throws IOException {
    var names =
        IntStream.rangeClosed(opened, network.depth())
            .boxed()
            .flatMap(stage -> network.stateNames(stage).stream())
            .toList();
    var kept = new LinkedHashMap<String, Tensor>();
    names.forEach(name -> kept.put(name, best.get(name)));
    write(
        new Snapshot(standing, script.weights(names), new Weights(kept), optimizer.tensors()),
        standing.phase(),
        standing.epoch(),
        standing.step());
  }

  private void write(@Nullable Snapshot snapshot, int phase, int epoch, int step)
      throws IOException {
    var file = request.output().resolve("checkpoint-%d.safetensors".formatted(++written));
    new Checkpoint(plan, folds, snapshot).write(file);
    last = clock.instant();
    events.happened(new TrainingEvent.Checkpointed(file, phase, epoch, step));
  }
}
