package io.graft.training.process;

/** A trainer process ended in the middle of a training: killed, out of memory, or broken. */
public class TrainerDied extends RuntimeException {
  TrainerDied(long pid, int exit) {
    super("trainer %d ended with %d in the middle of a training".formatted(pid, exit));
  }
}
