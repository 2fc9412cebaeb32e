package io.graft.training;

import io.graft.network.Network;
import io.graft.network.Work;
import java.util.List;

/** The memory that a plan takes. */
class Footprint {
  /** A trainer that has loaded its libraries and trains nothing. */
  private static final long IDLE = 450L << 20;

  /** The weights as they began, the best, those in the script, and a copy on its way to a file. */
  private static final int COPIES = 4;

  /** Values and gradients of a layer, and what convolutions lay out anew. */
  private static final double KEPT = 1.5;

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
    return fixed(true) + largest(true);
  }

  /** With one picture at a time, below which no batch can be cut. */
  long leastBytes() {
    return fixed(false) + largest(false);
  }

  private long fixed(boolean roomy) {
    long weights =
        network.tensors().stream().mapToLong(t -> t.shape().elements() * Float.BYTES).sum();
    return IDLE + (roomy ? COPIES : 2) * weights;
  }

  private long largest(boolean whole) {
    long frozen = 0;
    long most = 0;
    for (var phase : plan.phases()) {
      int boundary = phase.open().boundary(network);
      int batch = whole ? Math.ceilDiv(phase.batchSize(), phase.accumulate()) : 1;
      most = Math.max(most, state(phase, boundary) + (long) (KEPT * batch * kept(boundary)));
      frozen = Math.max(frozen, boundary > 0 ? peak(boundary) : 0);
    }
    return Math.max(most, (whole ? FROZEN_BATCH : 1) * frozen);
  }

  /** Gradients, the moments of the optimizer, and averages. */
  private long state(Phase phase, int boundary) {
    long open =
        network.parameters(boundary).stream()
            .mapToLong(t -> t.shape().elements() * Float.BYTES)
            .sum();
    return open * (4 + (phase.ema() > 0 ? 1 : 0));
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
