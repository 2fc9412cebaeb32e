package io.graft.training;

import io.graft.network.Network;
import io.graft.network.Tensor;
import io.graft.network.Weights;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.stream.IntStream;

/** Writes checkpoints of one training into its output folder, and tells of each. */
class Checkpoints {
  /** Within an epoch; after each epoch there is one anyway. */
  private static final Duration EVERY = Duration.ofMinutes(2);

  private final TrainingRequest request;
  private final Network network;
  private final TrainingEvents events;
  private final InstantSource clock;
  private final String plan;
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
    var file = request.output().resolve("checkpoint-%d.safetensors".formatted(++written));
    new Checkpoint(plan, standing, script.weights(names), new Weights(kept), optimizer.tensors())
        .write(file);
    last = clock.instant();
    events.happened(
        new TrainingEvent.Checkpointed(file, standing.phase(), standing.epoch(), standing.step()));
  }
}
