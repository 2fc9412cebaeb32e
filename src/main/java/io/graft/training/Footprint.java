package io.graft.training;

import io.graft.network.Network;
import io.graft.network.TensorSpec;
import io.graft.network.Work;
import java.util.List;

/** The memory that a plan takes. */
class Footprint {
  /** A trainer that has trained something small. */
  private static final long IDLE = 620L << 20;

  /** The same without what the system could take back. */
  private static final long LEAST_IDLE = 200L << 20;

  /** The weights as they began, the best, those in the script, and a copy on its way to a file. */
  private static final int COPIES = 4;

  private static final int FROZEN_BATCH = 16;

  private final TrainingPlan plan;
  private final Network network;
  private final List<Work> work;

  Footprint(TrainingPlan plan, Network network) {
    this.plan = plan;
    this.network = network;
    this.work = network.work();
  }

  /** At the largest batch of any phase, in bytes. */
  long bytes() {
    long most = 0;
    for (var phase : plan.phases()) {
      int boundary = phase.open().boundary(network);
      int batch = Math.ceilDiv(phase.batchSize(), phase.accumulate());
      most = Math.max(most, state(phase, boundary) + batch * kept(boundary));
      most = Math.max(most, FROZEN_BATCH * peak(boundary));
    }
    return IDLE + COPIES * weights() + most;
  }

  /** Below this it cannot be done, even with one picture at a time. */
  long leastBytes() {
    long most =
        plan.phases().stream()
            .mapToInt(phase -> phase.open().boundary(network))
            .mapToLong(boundary -> 2 * open(boundary) + kept(boundary))
            .max()
            .orElse(0);
    return LEAST_IDLE + weights() + most;
  }

  private long weights() {
    return bytes(network.tensors());
  }

  private long open(int boundary) {
    return bytes(network.parameters(boundary));
  }

  private static long bytes(List<TensorSpec> tensors) {
    return tensors.stream().mapToLong(tensor -> tensor.shape().elements() * Float.BYTES).sum();
  }

  /** Gradients, the moments of the optimizer, and averages. */
  private long state(Phase phase, int boundary) {
    return open(boundary) * (4 + (phase.ema() > 0 ? 1 : 0));
  }

  /** Bytes that a picture's step keeps for the gradients. */
  private long kept(int boundary) {
    return work.subList(boundary, work.size()).stream().mapToLong(Work::elements).sum()
        * Float.BYTES;
  }

  /** Bytes of the largest frozen stage of a picture. */
  private long peak(int boundary) {
    return work.subList(0, boundary).stream().mapToLong(Work::elements).max().orElse(0)
        * Float.BYTES;
  }
}
